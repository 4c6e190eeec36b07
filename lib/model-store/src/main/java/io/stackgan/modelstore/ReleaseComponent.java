// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.List;
import java.util.stream.Stream;

/**
 * A model of a release and what it needs.
 *
 * @param kind what reads it, such as {@code onnx} or {@code sentence-encoder}
 * @param dimension of the embedding; of the encoder alone, else null
 * @param files its model among them; their paths begin with the component's name
 * @param int8 its model in int8, null where there is none
 */
public record ReleaseComponent(
    String kind,
    Integer dimension,
    List<ReleaseFile> files,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    GoldenSample golden,
    Int8Model int8) {

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
    if (int8 != null) {
      Require.that(paths.contains(int8.path()), "int8", int8.path() + " is not in files");
      int8.golden()
          .values()
          .forEach(path -> Require.that(paths.contains(path), "int8", path + " is not in files"));
    }
  }

  /** One without a model in int8. */
  public ReleaseComponent(
      String kind,
      Integer dimension,
      List<ReleaseFile> files,
      List<TensorSpec> inputs,
      List<TensorSpec> outputs,
      GoldenSample golden) {
    this(kind, dimension, files, inputs, outputs, golden, null);
  }

  /**
   * The same with a model in int8 in place of one that it may have.
   *
   * @param added the model's files
   */
  public ReleaseComponent withInt8(Int8Model model, List<ReleaseFile> added) {
    List<String> replaced = added.stream().map(ReleaseFile::path).toList();
    Stream<ReleaseFile> kept = files.stream().filter(file -> !replaced.contains(file.path()));
    List<ReleaseFile> all = Stream.concat(kept, added.stream()).toList();
    return new ReleaseComponent(kind, dimension, all, inputs, outputs, golden, model);
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
