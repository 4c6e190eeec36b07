// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What belongs together: an encoder, a Stage-I and a Stage-II that were trained on one another. The
 * content of {@code release.json}.
 *
 * @param release its id: 1 to 128 letters, digits, '.', '_' or '-'
 * @param components {@value #ENCODER}, {@value #STAGE1} and {@value #STAGE2}; the last is missing
 *     from what an unfinished training exports, which can be judged but not served
 * @param training what produced it, free
 * @param scores what was measured, free
 */
public record ReleaseManifest(
    String release,
    Instant createdAt,
    Map<String, ReleaseComponent> components,
    Map<String, Object> training,
    Map<String, Object> scores) {

  public static final String ENCODER = "encoder";
  public static final String STAGE1 = "stage1";
  public static final String STAGE2 = "stage2";

  private static final Set<String> DRAFT = Set.of(ENCODER, STAGE1);
  private static final Set<String> COMPLETE = Set.of(ENCODER, STAGE1, STAGE2);

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public ReleaseManifest {
    Require.that(Names.isRelease(release), "release", "'" + release + "' is no release's id");
    Require.present(createdAt, "createdAt");
    components = Require.map(components, "components");
    training = Require.map(training, "training");
    scores = Require.map(scores, "scores");
    Require.that(
        components.keySet().equals(COMPLETE) || components.keySet().equals(DRAFT),
        "components",
        "are " + components.keySet() + ", not [encoder, stage1, stage2]");
    components.forEach((name, component) -> component.checkPlace(name));
    Require.that(
        components.get(ENCODER).dimension() != null, "components.encoder.dimension", "is missing");
    TrainedTogether.check(components);
  }

  /**
   * @throws ReleaseException when there is no component of that name
   */
  public ReleaseComponent component(String name) {
    ReleaseComponent component = components.get(name);
    if (component == null) {
      throw new ReleaseException(
          "'" + name + "' is no component of " + release + "; there are " + components.keySet());
    }
    return component;
  }

  /** Whether it can serve: it has both stages. */
  public boolean complete() {
    return components.keySet().equals(COMPLETE);
  }

  public ReleaseManifest withScores(Map<String, Object> others) {
    return new ReleaseManifest(release, createdAt, components, training, others);
  }

  public ReleaseManifest withComponents(Map<String, ReleaseComponent> others) {
    return new ReleaseManifest(release, createdAt, others, training, scores);
  }

  /** The files of all components. */
  public List<ReleaseFile> files() {
    return components.values().stream().flatMap(component -> component.files().stream()).toList();
  }
}
