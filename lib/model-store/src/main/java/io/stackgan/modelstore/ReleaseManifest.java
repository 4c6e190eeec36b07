// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What belongs together: an encoder, a Stage-I and a Stage-II that were trained on one another. The
 * content of {@code release.json}.
 *
 * @param release its id: 1 to 128 letters, digits, '.', '_' or '-'
 * @param components {@value #ENCODER}, {@value #STAGE1} and {@value #STAGE2}
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

  private static final List<String> COMPONENTS = List.of(ENCODER, STAGE1, STAGE2);

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
        List.copyOf(components.keySet()).containsAll(COMPONENTS) && components.size() == 3,
        "components",
        "are " + components.keySet() + ", not " + COMPONENTS);
    components.forEach((name, component) -> component.checkPlace(name));
    Require.that(
        components.get(ENCODER).dimension() != null, "components.encoder.dimension", "is missing");
  }

  /**
   * @throws ReleaseException when there is no component of that name
   */
  public ReleaseComponent component(String name) {
    ReleaseComponent component = components.get(name);
    if (component == null) {
      throw new ReleaseException("'" + name + "' is no component; there are " + COMPONENTS);
    }
    return component;
  }

  /** The files of all components. */
  public List<ReleaseFile> files() {
    return components.values().stream().flatMap(component -> component.files().stream()).toList();
  }
}
