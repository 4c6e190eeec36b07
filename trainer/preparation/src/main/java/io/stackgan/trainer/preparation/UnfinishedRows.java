// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/**
 * A file of equally long rows while it is made, block by block, in any order and by several
 * threads. A finished block outlives the process: {@code <file>.part} holds the rows and {@code
 * <file>.blocks} a byte for each block, written when the block's rows are on the disk.
 */
final class UnfinishedRows implements AutoCloseable {

  private static final byte FINISHED = 1;

  private final Path file;
  private final int rows;
  private final int rowBytes;
  private final int blockRows;
  private final FileChannel content;
  private final FileChannel blocks;
  private final byte[] marks;

  /**
   * Takes up what an earlier process has left.
   *
   * @param file the complete file, which does not exist yet
   */
  UnfinishedRows(Path file, int rows, int rowBytes, int blockRows) throws IOException {
    this.file = file;
    this.rows = rows;
    this.rowBytes = rowBytes;
    this.blockRows = blockRows;
    boolean earlier = Files.exists(part(file));
    content = open(part(file));
    blocks = open(marks(file));
    requireAlone();
    marks = marks(earlier);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static Path marks(Path file) {
    return file.resolveSibling(file.getFileName() + ".blocks");
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The lock ends with the process, however it ends. */
  private void requireAlone() throws IOException {
    if (!locked()) {
      close();
      throw new PreparationException(
          "Another process is making " + file + ": wait for its end, then repeat the command");
    }
  }

  private boolean locked() throws IOException {
    try {
      return blocks.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Marks of another number of blocks are of other rows. */
  private byte[] marks(boolean earlier) throws IOException {
    byte[] read = new byte[(rows + blockRows - 1) / blockRows];
    if (earlier && blocks.size() == read.length) {
      blocks.read(ByteBuffer.wrap(read), 0);
    } else {
      blocks.truncate(0).write(ByteBuffer.wrap(read), 0);
    }
    return read;
  }

  /** The blocks that are still to be made. */
  IntStream missing() {
    return IntStream.range(0, marks.length).filter(block -> marks[block] != FINISHED);
  }

  /**
   * @throws PreparationException when the disk has no room for what is missing
   */
  void requireSpace() throws IOException {
    long bytes = missing().count() * blockRows * rowBytes;
    DiskSpace.require(bytes, file.toAbsolutePath().getParent());
  }

  int firstRow(int block) {
    return block * blockRows;
  }

  /** The row after the block's last one. */
  int endRow(int block) {
    return Math.min(rows, firstRow(block) + blockRows);
  }

  void write(int row, ByteBuffer bytes) {
    long start = (long) row * rowBytes;
    try {
      while (bytes.hasRemaining()) {
        content.write(bytes, start + bytes.position());
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** To be called when all rows of the block were written. */
  void finish(int block) {
    try {
      content.force(false);
      blocks.write(ByteBuffer.wrap(new byte[] {FINISHED}), block);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** To be called when all blocks are finished. */
  void complete() {
    try {
      Files.move(part(file), file, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(marks(file));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException(
        "Cannot write "
            + file
            + " ("
            + e.getMessage()
            + "). What is finished is kept: mend it and repeat the command",
        e);
  }

  @Override
  public void close() throws IOException {
    content.close();
    blocks.close();
  }
}
