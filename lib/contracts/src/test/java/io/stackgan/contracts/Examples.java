// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message of each kind with every field set. */
final class Examples {

  static final Instant TIME = Instant.parse("2026-01-31T12:00:00.25Z");

  static final GenerationRequest REQUEST =
      new GenerationRequest(
          "job-1",
          "a small bird with a red head, black wings and a white belly – été",
          2,
          ImageSize.FULL,
          Long.MAX_VALUE,
          "drawn-birds",
          TIME.plusSeconds(60),
          Priority.BULK);

  static final ImageJob JOB =
      new ImageJob(
          "job-1",
          1,
          2,
          Long.MAX_VALUE,
          "drawn-birds",
          ImageSize.FULL,
          TIME.plusSeconds(60),
          Timings.requestedAt(TIME).withEmbedded(TIME.plusNanos(3_000_001)));

  static final TextEmbedding EMBEDDING =
      new TextEmbedding(JOB, new float[] {0, -1.5f, Float.MIN_VALUE, Float.MAX_VALUE});

  static final Stage1Image STAGE1_IMAGE =
      new Stage1Image(
          JOB.with(JOB.timings().withSketched(TIME.plusMillis(30))),
          new float[] {0.25f, -0.75f},
          rgb());

  static final GenerationEvent COMPLETED =
      new GenerationEvent(
          "job-1",
          Status.COMPLETED,
          1,
          2,
          7L,
          "drawn-birds",
          ImageSize.FULL,
          new Timings(TIME, TIME.plusMillis(5), TIME.plusMillis(30), TIME.plusMillis(120)),
          List.of(
              new StoredImage(1, ImageSize.SKETCH, ImageKeys.sketch("job-1", 1)),
              new StoredImage(1, ImageSize.FULL, ImageKeys.picture("job-1", 1))),
          null);

  static final GenerationEvent FAILED =
      new GenerationEvent(
          "job-1",
          Status.FAILED,
          null,
          0,
          null,
          null,
          null,
          Timings.NONE,
          List.of(),
          new EventError("unknown-field", "'promt' is not a field"));

  static final GenerationCancellation CANCELLATION = new GenerationCancellation("job-1");

  static final ReleaseAnnouncement ANNOUNCEMENT =
      new ReleaseAnnouncement("production", "drawn-birds-2", "drawn-birds");

  static final ReleaseRefusal REFUSAL =
      new ReleaseRefusal("drawn-birds-2", "stage1", "stage1/model.onnx has another sha256");

  static final TrainingEvent PROGRESS =
      TrainingEvent.of("birds-1", 7, TrainingEvent.Type.PROGRESS, TIME)
          .at("stage1", new TrainingEvent.Position(150, 6000, 1, 62.5, 2437.5))
          .measured(Map.of("discriminator", 0.75, "generator", 2.25));

  static final TrainingEvent WARNING =
      new TrainingEvent(
          "birds-1",
          8,
          TrainingEvent.Type.WARNING,
          TIME,
          "stage2",
          new TrainingEvent.Position(200, 6000, 1, 80, 2320),
          new TreeMap<>(Map.of("diversity", 0.125)),
          "training/birds-1/stage2/grids/0000200.png",
          new TrainingEvent.Finding(
              "mode-collapse", "pictures under one caption are alike", "lower generator-rate"),
          null);

  private Examples() {}

  /** Each byte its own position, so that a swapped row or channel shows. */
  private static byte[] rgb() {
    byte[] rgb = new byte[Stage1Image.RGB_BYTES];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 31 + i / 192);
    }
    return rgb;
  }
}
