// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicklesTest {

  @TempDir Path folder;

  /** Each holds a name, a number and two float32 arrays of 2×3. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "python2-protocol2",
        "python3-protocol0",
        "python3-protocol1",
        "python3-protocol2",
        "python3-protocol3",
        "python3-protocol4",
        "python3-protocol5"
      })
  void list_isReadWhicheverPythonWroteIt(String name) throws IOException {
    List<?> list = Pickles.list(resource(name));

    assertThat(list.get(0)).isEqualTo("001.Robin/a");
    assertThat(((Number) list.get(1)).intValue()).isEqualTo(7);
    assertThat(((NumpyArray) list.get(2)).shape()).containsExactly(2, 3);
    assertThat(((NumpyArray) list.get(3)).shape()).containsExactly(2, 3);
    assertThat(((NumpyArray) list.get(2)).rows())
        .isDeepEqualTo(new float[][] {{0, 1, 2}, {3, 4, 5}});
    assertThat(((NumpyArray) list.get(3)).rows())
        .isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cos\nsystem\n(S'true'\ntR.",
        "c__builtin__\neval\n(S'1'\ntR.",
        "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093\u008c\u0004true\u0085R.",
        "cjava.lang\nRuntime\n.",
        "cnumpy\nload\n(S'a'\ntR."
      })
  void call_isRefusedByItsName(String pickle) {
    assertRefused(pickle, "which no data set needs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(S'true'\nios\nsystem\n.", // INST
        "(lPmodule\n.", // PERSID
        "\u0080\u0002(l\u0082\u0001.", // EXT1
        "(l)\u0081.", // NEWOBJ
        "(l}.", // EMPTY_DICT
        "(l\u0097.", // NEXT_BUFFER
      })
  void instruction_thatNoDataSetNeeds_isRefused(String pickle) {
    assertRefused(pickle, "has the instruction 0x");
  }

  @Test
  void stateOfAnythingButAnArray_isRefused() {
    assertRefused("(l(I1\ntb.", "sets the state of something that is no numpy array");
  }

  @Test
  void length_beyondTheEnd_isRefusedUnread() {
    assertRefused("B\u00ff\u00ff\u00ff\u007f.", "is cut off: 2147483647 bytes should follow");
    assertRefused("\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f.", "is cut off");
  }

  @Test
  void arrayThatIsSmallerThanItsShape_isRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(resource("python2-protocol2"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);

    assertRefused(
        text.replaceFirst("K\u0002K\u0003\u0086", "K\u0002K\u0007\u0086"),
        "holds an array of shape [2, 7] with 24 bytes instead of 56");
  }

  @Test
  void cutOffPickle_isRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(resource("python3-protocol4"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);

    for (int length = 0; length < text.length(); length += 7) {
      assertRefused(text.substring(0, length), "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"I1\n.", ".", "0.", "R.", "S'a'\nR.", "garbage"})
  void anythingElse_isRefused(String pickle) {
    assertRefused(pickle, "");
  }

  private void assertRefused(String pickle, String message) {
    assertThatThrownBy(() -> Pickles.list(file(pickle)))
        .isInstanceOf(RefusedPickleException.class)
        .hasMessageContaining(message);
  }

  private Path file(String pickle) throws IOException {
    return Files.write(folder.resolve("a.pickle"), pickle.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Path resource(String name) throws IOException {
    try (InputStream input = getClass().getResourceAsStream("/pickles/" + name + ".pickle")) {
      return Files.write(folder.resolve(name), input.readAllBytes());
    }
  }
}
