// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.run.Progress;
import io.stackgan.trainer.training.settings.EncoderSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** The training loop of a char-CNN-RNN and the picture encoder beside it. */
final class EncoderTraining {

  /** The learning rate falls to nothing over the last share of the training. */
  private static final double FADING = 1.0 / 3;

  private final EncoderSettings settings;
  private final Autocast autocast;
  private final long seed;
  private final PairedData data;
  private final EncoderState state;
  private final int batch;

  EncoderTraining(
      EncoderSettings settings, Autocast autocast, long seed, PairedData data, EncoderState state) {
    this.settings = settings;
    this.autocast = autocast;
    this.seed = seed;
    this.data = data;
    this.state = state;
    this.batch = Math.min(settings.batch(), data.classes());
  }

  /** Hears of each step. */
  @FunctionalInterface
  interface Listener {
    void stepped(Progress progress, double loss);
  }

  /** Trains until the epochs or the minutes are over, or it is stopped. */
  void run(Listener listener, BooleanSupplier stopped) {
    while (!progress().finished() && !stopped.getAsBoolean()) {
      double rate = settings.rate() * progress().rate();
      long started = System.nanoTime();
      double loss = Tensors.scope(() -> step(rate));
      state.stepped((System.nanoTime() - started) * 1e-9);
      listener.stepped(progress(), loss);
    }
  }

  private double step(double rate) {
    // All that is random in a step follows from its number, so a resumed run draws the same.
    RandomGenerator random = new SplittableRandom(seed ^ (state.step() + 1) * 0x9E3779B97F4A7C15L);
    int[] drawn = data.draw(batch, random);
    Tensor images = data.varied(drawn, random);
    List<String> captions = data.captions(drawn, random);
    Tensor pictures = autocast.compute(() -> state.pictures(images, Mode.TRAINING));
    Tensor texts = autocast.compute(() -> state.texts(captions, Mode.TRAINING));
    Tensor loss = JointEmbeddingLoss.of(pictures, texts);
    state.learn(loss, rate);
    return loss.item_float();
  }

  /** Of the epochs or the minutes, whichever ends first; of the epochs alone it is exact. */
  private double fade(long steps, double secondsAllowed) {
    double byEpochs = 1 - (double) state.step() / steps;
    double byMinutes = secondsAllowed > 0 ? 1 - state.seconds() / secondsAllowed : 1;
    return Math.min(1, Math.min(byEpochs, byMinutes) / FADING);
  }

  Progress progress() {
    int stepsAnEpoch = Math.max(1, data.size() / batch);
    long steps = (long) stepsAnEpoch * settings.epochs();
    double secondsAllowed = settings.minutes() * 60;
    return new Progress(
        state.step(),
        steps,
        stepsAnEpoch,
        batch,
        state.seconds(),
        secondsAllowed,
        fade(steps, secondsAllowed));
  }
}
