// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedRowsTest {

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("rows");
  }

  /** Five rows of two bytes in blocks of two rows. */
  private UnfinishedRows open() throws IOException {
    return new UnfinishedRows(file, 5, 2, 2);
  }

  private static void fill(UnfinishedRows rows, int block) {
    for (int row = rows.firstRow(block); row < rows.endRow(block); row++) {
      rows.write(row, ByteBuffer.wrap(new byte[] {(byte) row, 9}));
    }
  }

  @Test
  void finishedBlocks_areNotMadeAgain() throws IOException {
    try (UnfinishedRows rows = open()) {
      fill(rows, 2);
      rows.finish(2);
      fill(rows, 0);
    }
    try (UnfinishedRows rows = open()) {
      assertThat(rows.missing()).containsExactly(0, 1);
      fill(rows, 1);
      fill(rows, 0);
      rows.complete();
    }
    assertThat(file).hasBinaryContent(new byte[] {0, 9, 1, 9, 2, 9, 3, 9, 4, 9});
    assertThat(folder).isDirectoryNotContaining("glob:**.{part,blocks}");
  }

  @Test
  void marksWithoutRows_countForNothing() throws IOException {
    Files.write(folder.resolve("rows.blocks"), new byte[] {1, 1, 1});

    try (UnfinishedRows rows = open()) {
      assertThat(rows.missing()).containsExactly(0, 1, 2);
    }
  }

  @Test
  void secondMaker_isRefused() throws IOException {
    try (UnfinishedRows rows = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(PreparationException.class)
          .hasMessageContaining("Another process is making");
      assertThat(rows.missing()).hasSize(3);
    }
    open().close();
  }

  @Test
  void moreThanTheDiskHolds_isRefused() throws IOException {
    try (UnfinishedRows rows = new UnfinishedRows(file, 1 << 20, 1 << 30, 1 << 10)) {
      assertThatThrownBy(rows::requireSpace)
          .isInstanceOf(PreparationException.class)
          .hasMessageContaining("GB are needed")
          .hasMessageContaining("make room");
    }
  }
}
