// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.tensorboard;

import com.google.protobuf.ByteString;
import io.stackgan.trainer.tensorboard.messages.Event;
import io.stackgan.trainer.tensorboard.messages.SessionLog;
import io.stackgan.trainer.tensorboard.messages.Summary;
import io.stackgan.trainer.watching.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;

/**
 * A file that TensorBoard opens. Each sitting of a run writes one of its own; of several in a
 * folder TensorBoard makes one curve.
 */
public final class EventFile {

  private static final int MOST_WIDTH = 1024;
  private static final float QUALITY = 0.85f;
  private static final int RGB = 3;

  private final Path file;

  private EventFile(Path file) {
    this.file = file;
  }

  /**
   * Begins a file.
   *
   * @param step that the run goes on from; what earlier files tell of later ones is void
   */
  public static EventFile begin(Path folder, long step) {
    EventFile file = new EventFile(unused(folder));
    file.add(Event.newBuilder().setFileVersion("brain.Event:2"));
    file.add(
        Event.newBuilder()
            .setStep(step)
            .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.Status.START)));
    return file;
  }

  /** TensorBoard reads a folder's files by name. */
  private static Path unused(Path folder) {
    long second = Instant.now().getEpochSecond();
    Path file = named(folder, second);
    while (Files.exists(file)) {
      file = named(folder, ++second);
    }
    return file;
  }

  private static Path named(Path folder, long second) {
    return folder.resolve("events.out.tfevents.%010d.stackgan".formatted(second));
  }

  public Path file() {
    return file;
  }

  public void scalars(long step, Map<String, Double> values) {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) -> summary.addValueBuilder().setTag(tag).setSimpleValue(value.floatValue()));
    add(Event.newBuilder().setStep(step).setSummary(summary));
  }

  /** Adds a picture, made smaller where it is large. */
  public void image(long step, String tag, BufferedImage picture) {
    BufferedImage image = Pictures.atMost(MOST_WIDTH, picture);
    Summary.Image.Builder encoded =
        Summary.Image.newBuilder()
            .setHeight(image.getHeight())
            .setWidth(image.getWidth())
            .setColorspace(RGB)
            .setEncodedImageString(ByteString.copyFrom(Pictures.jpeg(image, QUALITY)));
    Summary.Builder summary = Summary.newBuilder();
    summary.addValueBuilder().setTag(tag).setImage(encoded);
    add(Event.newBuilder().setStep(step).setSummary(summary));
  }

  private void add(Event.Builder event) {
    Instant now = Instant.now();
    event.setWallTime(now.getEpochSecond() + now.getNano() * 1e-9);
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          RecordFrame.of(event.build().toByteArray()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
