// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.training.engine.SettingsException;
import org.junit.jupiter.api.Test;

/** Which encoder a run can go on with. */
class RunEncoderTest {

  private static final RunEncoder WORDS = encoder("words", 512);
  private static final RunEncoder MORE_WORDS = encoder("more-words", 512);
  private static final RunEncoder OTHER_SIZE = encoder("sentences", 384);

  private static RunEncoder encoder(String name, int dimension) {
    return new RunEncoder("char-cnn-rnn", name, dimension, "runs/" + name + "/encoder", "");
  }

  @Test
  void anotherEncoder_isRefused_andWhatWouldAllowItIsSaid() {
    assertThatThrownBy(() -> WORDS.requireSame(MORE_WORDS))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--other-encoder");
  }

  @Test
  void encoderOfAsManyFeatures_canReplaceIt() {
    assertThatCode(() -> WORDS.requireSameFeatures(MORE_WORDS)).doesNotThrowAnyException();
  }

  @Test
  void encoderOfOtherFeatures_cannotReplaceIt() {
    assertThatThrownBy(() -> WORDS.requireSameFeatures(OTHER_SIZE))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("read 512 features, and the text encoder sentences gives 384");
  }
}
