// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseImporter;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.signing.TrustedKeys;
import io.stackgan.trainer.evaluation.generation.Releases;
import io.stackgan.trainer.evaluation.verification.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stackgan release verify}. */
@Command(
    name = "verify-release",
    description = "Checks what services check before they take a release.",
    mixinStandardHelpOptions = true)
final class VerifyRelease implements Callable<Integer> {

  private static final String TRUSTED = "stackgan.releases.trusted-keys";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RELEASE", description = "A folder, or an id in the store.")
  private String release;

  @Option(names = "--trust", paramLabel = "FILE", description = "Public keys, one a line.")
  private Path trust;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory("stackgan-verify-");
    try {
      Path folder = Path.of(release);
      return Files.isRegularFile(folder.resolve(ReleaseFolder.MANIFEST))
          ? verify(imported(folder, work), idOf(folder), work)
          : verify(Releases.store(), release, work);
    } finally {
      delete(work);
    }
  }

  private static String idOf(Path folder) {
    return ReleaseFolder.open(folder, VerifyRelease.class.getClassLoader()).manifest().release();
  }

  private static ReleaseStore imported(Path folder, Path work) {
    ReleaseStore store = new ReleaseStore(new FolderObjectStore(work.resolve("store")));
    new ReleaseImporter(store, VerifyRelease.class.getClassLoader()).importFolder(folder);
    return store;
  }

  private int verify(ReleaseStore store, String id, Path work) throws IOException {
    List<Verification.Line> lines =
        new Verification(store, TrustedKeys.of(keys()), work.resolve("models")).of(id);
    boolean sound = lines.stream().allMatch(line -> line.fault().isEmpty());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(object(id, sound, lines));
    } else {
      tell(lines, out);
      out.println(id + (sound ? " is what its maker signed, and works" : " must not serve"));
    }
    out.flush();
    return sound ? 0 : 1;
  }

  private static void tell(List<Verification.Line> lines, PrintWriter out) {
    for (Verification.Line line : lines) {
      out.println(line.fault().map(fault -> "BAD  ").orElse("ok   ") + line.what());
      line.fault().ifPresent(fault -> out.println("     " + fault));
    }
  }

  private static ObjectNode object(String id, boolean sound, List<Verification.Line> lines) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("release", id).put("sound", sound);
    ArrayNode checks = object.putArray("checks");
    lines.forEach(
        line ->
            checks.addObject().put("what", line.what()).put("fault", line.fault().orElse(null)));
    return object;
  }

  private List<String> keys() throws IOException {
    if (trust != null) {
      return Files.readAllLines(trust).stream().filter(line -> !line.isBlank()).toList();
    }
    return ConfigProvider.getConfig().getOptionalValues(TRUSTED, String.class).orElse(List.of());
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
