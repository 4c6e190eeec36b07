// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.features;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One table of a FlatBuffers file: fields by their number in the schema, absent ones at their
 * default.
 *
 * @param file the whole file, little-endian
 * @param position of the table
 */
record FlatTable(ByteBuffer file, int position) {

  static FlatTable root(ByteBuffer file) {
    return new FlatTable(file, file.getInt(0));
  }

  int byteAt(int field) {
    int at = at(field);
    return at == 0 ? 0 : file.get(at);
  }

  int intAt(int field) {
    int at = at(field);
    return at == 0 ? 0 : file.getInt(at);
  }

  FlatTable tableAt(int field) {
    return new FlatTable(file, target(at(field)));
  }

  List<FlatTable> tablesAt(int field) {
    int vector = vector(field);
    return elements(vector).mapToObj(at -> new FlatTable(file, target(at))).toList();
  }

  int[] intsAt(int field) {
    return elements(vector(field)).map(file::getInt).toArray();
  }

  byte[] bytesAt(int field) {
    int vector = vector(field);
    byte[] bytes = new byte[vector == 0 ? 0 : file.getInt(vector)];
    file.get(vector + Integer.BYTES, bytes);
    return bytes;
  }

  String textAt(int field) {
    return new String(bytesAt(field), StandardCharsets.UTF_8);
  }

  private IntStream elements(int vector) {
    int count = vector == 0 ? 0 : file.getInt(vector);
    return IntStream.range(0, count).map(i -> vector + Integer.BYTES * (i + 1));
  }

  private int vector(int field) {
    int at = at(field);
    return at == 0 ? 0 : target(at);
  }

  private int target(int at) {
    return at + file.getInt(at);
  }

  /** Where the field's value stands, 0 when it is absent. */
  private int at(int field) {
    int layout = position - file.getInt(position);
    int entry = 2 * Short.BYTES + field * Short.BYTES;
    int offset = entry < file.getShort(layout) ? file.getShort(layout + entry) : 0;
    return offset == 0 ? 0 : position + offset;
  }
}
