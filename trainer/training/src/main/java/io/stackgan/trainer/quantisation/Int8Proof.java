// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Both stages in int8 beside both in float32, each with its own sketches. */
final class Int8Proof {

  private static final int SAID_EVERY = 100;

  private final Timed[] float32;
  private final Timed[] int8;
  private final PictureError[] errors = {new PictureError(), new PictureError()};

  /**
   * @param float32 Stage-I and Stage-II
   * @param int8 likewise
   */
  Int8Proof(List<OnnxModel> float32, List<OnnxModel> int8) {
    this.float32 = float32.stream().map(Timed::new).toArray(Timed[]::new);
    this.int8 = int8.stream().map(Timed::new).toArray(Timed[]::new);
  }

  void run(List<Draw> draws, Consumer<String> log) {
    long begin = System.nanoTime();
    for (int i = 0; i < draws.size(); i++) {
      compare(draws.get(i));
      if ((i + 1) % SAID_EVERY == 0) {
        double left = (System.nanoTime() - begin) * 1e-9 / (i + 1) * (draws.size() - i - 1);
        log.accept(
            "%d of %d captions drawn both ways, %.1f dB; %.0f s left"
                .formatted(i + 1, draws.size(), psnr(1), left));
      }
    }
  }

  private void compare(Draw draw) {
    Floats sketch = float32[0].draw(draw.stage1());
    Floats quickSketch = int8[0].draw(draw.stage1());
    errors[0].add(sketch.values(), quickSketch.values());
    Floats picture = float32[1].draw(draw.stage2(sketch));
    Floats quickPicture = int8[1].draw(draw.stage2(quickSketch));
    errors[1].add(picture.values(), quickPicture.values());
  }

  /** dB, of a stage's pictures, 0 or 1. */
  double psnr(int stage) {
    return errors[stage].psnr();
  }

  /** How many pictures a stage draws in int8 while it draws one in float32. */
  double speed(int stage) {
    return (double) float32[stage].nanos / int8[stage].nanos;
  }

  /** Counts this thread's own time in a model. */
  private static final class Timed {

    private final OnnxModel model;
    private long nanos;

    Timed(OnnxModel model) {
      this.model = model;
    }

    Floats draw(Map<String, Floats> inputs) {
      long before = now();
      Floats image = model.run(inputs).get(GeneratorExport.IMAGE);
      nanos += now() - before;
      return image;
    }

    private static long now() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
