// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.nio.file.Path;
import java.util.List;

/** A text encoder of a release. A text's embedding has the same bits alone and in any batch. */
public interface CaptionEncoder extends AutoCloseable {

  /**
   * @param folder holds model.onnx and either tokenizer.json or an {@value EncoderFile#NAME}
   * @throws ModelLoadException when it holds no encoder that is known here, saying what it found
   */
  static CaptionEncoder load(Path folder, InferenceConfig config) {
    return EncoderFile.in(folder)
            .map(EncoderFile::kind)
            .orElse(SentenceEncoder.KIND)
            .equals(CharCnnRnnEncoder.KIND)
        ? CharCnnRnnEncoder.load(folder, config)
        : SentenceEncoder.load(folder, config);
  }

  /** What a release calls this kind of encoder. */
  String kind();

  /** Features of an embedding. */
  int dimension();

  /**
   * @return an embedding of {@link #dimension()} features for each text, in their order
   */
  float[][] encode(List<String> texts);

  @Override
  void close();
}
