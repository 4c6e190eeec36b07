// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.evaluation.judges.Verdict;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Verdicts in files, to the last bit. */
public final class VerdictFiles {

  private final Path folder;

  public VerdictFiles(Path folder) {
    this.folder = folder;
  }

  /** What the file of that name holds; it is made first when it is not there. */
  List<Examined> kept(String name, Supplier<List<Examined>> verdicts) {
    Path file = folder.resolve(name + ".verdicts");
    try {
      if (!Files.exists(file)) {
        write(file, verdicts.get());
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep verdicts in " + file, e);
    }
  }

  private static void write(Path file, List<Examined> verdicts) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), "verdicts-", ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(verdicts.size());
      for (Examined examined : verdicts) {
        write(examined.sketch(), out);
        out.writeBoolean(examined.large().isPresent());
        if (examined.large().isPresent()) {
          write(examined.large().get().picture(), out);
          write(examined.large().get().enlarged(), out);
        }
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Verdict verdict, DataOutputStream out) throws IOException {
    write(verdict.features(), out);
    out.writeInt(verdict.colours().size());
    for (Map.Entry<String, double[]> part : verdict.colours().entrySet()) {
      out.writeUTF(part.getKey());
      out.writeInt(part.getValue().length);
      for (double probability : part.getValue()) {
        out.writeDouble(probability);
      }
    }
    write(verdict.match(), out);
  }

  private static void write(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static List<Examined> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      List<Examined> verdicts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Verdict sketch = verdict(in);
        verdicts.add(
            new Examined(sketch, in.readBoolean() ? Optional.of(large(in)) : Optional.empty()));
      }
      return verdicts;
    }
  }

  private static Examined.Large large(DataInputStream in) throws IOException {
    Verdict picture = verdict(in);
    return new Examined.Large(picture, floats(in));
  }

  private static Verdict verdict(DataInputStream in) throws IOException {
    float[] features = floats(in);
    Map<String, double[]> colours = new LinkedHashMap<>();
    int parts = in.readInt();
    for (int part = 0; part < parts; part++) {
      String name = in.readUTF();
      double[] probabilities = new double[in.readInt()];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = in.readDouble();
      }
      colours.put(name, probabilities);
    }
    return new Verdict(features, colours, floats(in));
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
