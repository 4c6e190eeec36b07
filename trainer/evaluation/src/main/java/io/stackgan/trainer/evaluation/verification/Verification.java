// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.verification;

import io.stackgan.modelstore.ReleaseDocument;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.ReleaseTrust;
import io.stackgan.modelstore.signing.TrustedKeys;
import io.stackgan.onnxserving.ReleaseTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a service would refuse a release for, checked and told line by line. */
public final class Verification {

  private static final List<String> COMPONENTS =
      List.of(ReleaseManifest.ENCODER, ReleaseManifest.STAGE1, ReleaseManifest.STAGE2);

  private final ReleaseStore releases;
  private final TrustedKeys keys;
  private final Path cache;
  private final List<Line> lines = new ArrayList<>();

  /** What was checked, and what is wrong with it if anything is. */
  public record Line(String what, Optional<String> fault) {}

  /**
   * @param keys whose signatures count; when there are none, signatures cannot be checked
   * @param cache for the models' files
   */
  public Verification(ReleaseStore releases, TrustedKeys keys, Path cache) {
    this.releases = releases;
    this.keys = keys;
    this.cache = cache;
  }

  /**
   * @throws ReleaseException when there is no such release, or its release.json cannot be read
   */
  public List<Line> of(String release) {
    ReleaseDocument document = releases.document(release);
    signature(document);
    for (String component : COMPONENTS) {
      List<ReleaseFile> files = document.manifest().component(component).files();
      long bytes = files.stream().mapToLong(ReleaseFile::size).sum();
      check(
          "%s: %d files, %.1f MB by sha256; shapes; golden output by running it"
              .formatted(component, files.size(), bytes / 1e6),
          () -> new ReleaseTrial(releases, cache).run(release, component));
    }
    return List.copyOf(lines);
  }

  private void signature(ReleaseDocument document) {
    if (keys.isEmpty()) {
      lines.add(new Line("signature", Optional.of("is not checked: no key is trusted (--trust)")));
      return;
    }
    lines.add(
        new Line(
            "signature of release.json by a trusted key",
            ReleaseTrust.of(keys, true).objection(document)));
  }

  private void check(String what, Runnable trial) {
    try {
      trial.run();
      lines.add(new Line(what, Optional.empty()));
    } catch (ReleaseException e) {
      lines.add(new Line(what, Optional.of(e.getMessage())));
    }
  }
}
