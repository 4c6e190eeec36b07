// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.List;

/**
 * A model of a release and what it needs.
 *
 * @param kind what reads it, such as {@code onnx} or {@code sentence-encoder}
 * @param dimension of the embedding; of the encoder alone, else null
 * @param files its model among them; their paths begin with the component's name
 */
public record ReleaseComponent(
    String kind,
    Integer dimension,
    List<ReleaseFile> files,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    GoldenSample golden) {

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public ReleaseComponent {
    Require.that(kind != null && !kind.isBlank(), "kind", "is missing");
    Require.that(dimension == null || dimension > 0, "dimension", "is " + dimension);
    files = Require.list(files, "files");
    inputs = Require.list(inputs, "inputs");
    outputs = Require.list(outputs, "outputs");
    Require.that(!files.isEmpty(), "files", "there are none");
    Require.present(golden, "golden");
    List<String> paths = files.stream().map(ReleaseFile::path).toList();
    Require.that(paths.stream().distinct().count() == paths.size(), "files", "a path twice");
    golden
        .paths()
        .forEach(path -> Require.that(paths.contains(path), "golden", path + " is not in files"));
  }

  void checkPlace(String component) {
    files.forEach(
        file ->
            Require.that(
                file.path().startsWith(component + "/"),
                "components." + component,
                "the path '" + file.path() + "' must begin with " + component + "/"));
  }
}
