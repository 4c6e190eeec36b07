// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the bytes back by the formats' rules alone, with none of the writer's code. */
class EventFileTest {

  @TempDir Path folder;

  @Test
  void check_ofTheStandardsExample() {
    assertThat(crc32c("123456789".getBytes())).isEqualTo(0xe3069283);
  }

  @Test
  void scalarsAndImages_areReadBack() throws IOException {
    EventFile file = EventFile.begin(folder, 7);
    file.scalars(50, new LinkedHashMap<>(Map.of("loss/discriminator", 0.75)));
    file.image(50, "grid", new BufferedImage(2048, 512, BufferedImage.TYPE_INT_RGB));
    List<Map<Integer, Object>> events = events(file.file());
    assertThat(events).hasSize(4);
    assertThat(text(events.get(0), 3)).isEqualTo("brain.Event:2");
    assertThat(events.get(1)).containsEntry(2, 7L);
    assertThat(message(events.get(1), 7)).containsEntry(1, 1L);
    Map<Integer, Object> scalar = message(message(events.get(2), 5), 1);
    assertThat(events.get(2)).containsEntry(2, 50L);
    assertThat(text(scalar, 1)).isEqualTo("loss/discriminator");
    assertThat(Float.intBitsToFloat((int) scalar.get(2))).isEqualTo(0.75f);
    Map<Integer, Object> image = message(message(message(events.get(3), 5), 1), 4);
    assertThat(image).containsEntry(1, 256L).containsEntry(2, 1024L).containsEntry(3, 3L);
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream((byte[]) image.get(4)));
    assertThat(decoded.getWidth()).isEqualTo(1024);
  }

  @Test
  void resumedRun_getsAFileOfItsOwn_laterByName() {
    Path first = EventFile.begin(folder, 0).file();
    Path second = EventFile.begin(folder, 50).file();
    assertThat(second.getFileName().toString()).isGreaterThan(first.getFileName().toString());
  }

  private static List<Map<Integer, Object>> events(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Map<Integer, Object>> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = take(bytes, 8);
      assertThat(bytes.getInt()).isEqualTo(masked(length));
      byte[] content =
          take(bytes, (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
      assertThat(bytes.getInt()).isEqualTo(masked(content));
      events.add(fields(content));
    }
    return events;
  }

  private static byte[] take(ByteBuffer bytes, int length) {
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  private static int masked(byte[] bytes) {
    int check = crc32c(bytes);
    return (check >>> 15 | check << 17) + 0xa282ead8;
  }

  /** Bit by bit, polynomial 0x1EDC6F41, reflected. */
  private static int crc32c(byte[] bytes) {
    int check = -1;
    for (byte b : bytes) {
      check ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        check = (check & 1) == 0 ? check >>> 1 : check >>> 1 ^ 0x82f63b78;
      }
    }
    return ~check;
  }

  /** The last value of each field: varints as long, fixed ones as long or int, others as bytes. */
  private static Map<Integer, Object> fields(byte[] message) {
    ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, Object> fields = new LinkedHashMap<>();
    while (bytes.hasRemaining()) {
      int tag = (int) varint(bytes);
      switch (tag & 7) {
        case 0 -> fields.put(tag >>> 3, varint(bytes));
        case 1 -> fields.put(tag >>> 3, bytes.getLong());
        case 2 -> fields.put(tag >>> 3, take(bytes, (int) varint(bytes)));
        default -> fields.put(tag >>> 3, bytes.getInt());
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  private static Map<Integer, Object> message(Map<Integer, Object> fields, int field) {
    return fields((byte[]) fields.get(field));
  }

  private static String text(Map<Integer, Object> fields, int field) {
    return new String((byte[]) fields.get(field));
  }
}
