// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.judges.Panel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps what was drawn, to the last bit: judges may change, and need not have it drawn again. */
public final class DrawnFiles {

  private static final int PICTURE_BYTES = 3 * Panel.SIDE * Panel.SIDE;

  private final Path folder;

  public DrawnFiles(Path folder) {
    this.folder = folder;
  }

  /** What the file of that name holds; it is made first when it is not there. */
  List<Drawn> kept(String name, Supplier<List<Drawn>> drawing) {
    Path file = folder.resolve(name + ".drawn");
    try {
      if (!Files.exists(file)) {
        write(file, drawing.get());
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep what was drawn in " + file, e);
    }
  }

  private static void write(Path file, List<Drawn> all) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), "drawn-", ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(all.size());
      for (Drawn drawn : all) {
        write(drawn.sketch(), out);
        out.writeBoolean(drawn.large().isPresent());
        if (drawn.large().isPresent()) {
          write(drawn.large().get().look(), out);
          write(drawn.large().get().enlarged(), out);
        }
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Drawn.Look look, DataOutputStream out) throws IOException {
    out.write(look.picture().rgb());
    write(look.features(), out);
  }

  private static void write(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static List<Drawn> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      List<Drawn> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Drawn.Look sketch = look(in);
        all.add(new Drawn(sketch, in.readBoolean() ? Optional.of(large(in)) : Optional.empty()));
      }
      return all;
    }
  }

  private static Drawn.Large large(DataInputStream in) throws IOException {
    Drawn.Look look = look(in);
    return new Drawn.Large(look, floats(in));
  }

  private static Drawn.Look look(DataInputStream in) throws IOException {
    byte[] rgb = new byte[PICTURE_BYTES];
    in.readFully(rgb);
    return new Drawn.Look(new RgbImage(Panel.SIDE, Panel.SIDE, rgb), floats(in));
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
