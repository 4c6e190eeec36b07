// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import io.stackgan.benchmarks.EngineGenerator.Drawn;
import io.stackgan.networks.Discriminator;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A stage's steps written straight on the engine: its modules, its Adam, eager float32. */
final class EngineStage {

  private static final double RATE = 2e-4;

  private final EngineGenerator generator;
  private final EngineNetwork features;
  private final EngineNetwork text;
  private final EngineNetwork head;
  private final Adam generatorAdam;
  private final Adam discriminatorAdam;
  private final Tensor images;
  private final Tensor embedding;

  /**
   * @param images (B, 3, S, S) of every step
   * @param embedding (B, features) of every step
   */
  EngineStage(
      EngineGenerator generator, Discriminator discriminator, Tensor images, Tensor embedding) {
    this.generator = generator;
    this.features = new EngineNetwork(discriminator.features());
    this.text = new EngineNetwork(discriminator.text());
    this.head = new EngineNetwork(discriminator.head());
    this.generatorAdam = adam(generator.networks());
    this.discriminatorAdam = adam(List.of(features, text, head));
    this.images = images;
    this.embedding = embedding;
  }

  private static Adam adam(List<EngineNetwork> networks) {
    TensorVector all = new TensorVector();
    for (EngineNetwork network : networks) {
      TensorVector some = network.parameters();
      for (long i = 0; i < some.size(); i++) {
        all.push_back(some.get(i));
      }
    }
    AdamOptions options = new AdamOptions(RATE);
    // The binding has them in reversed order.
    options.betas().put(0, 0.999).put(1, 0.5);
    return new Adam(all, options);
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  @SuppressWarnings("try")
  private void step() {
    try (PointerScope scope = new PointerScope()) {
      Drawn drawn = generator.draw(embedding);
      improveDiscriminator(drawn.picture().detach());
      improveGenerator(drawn);
    }
  }

  private void improveDiscriminator(Tensor picture) {
    Tensor real = features.forward(Map.of(Discriminator.IMAGE_INPUT, images));
    Tensor fake = features.forward(Map.of(Discriminator.IMAGE_INPUT, picture));
    Tensor wrong = loss(logits(real), 0).add(loss(logits(fake), 0));
    discriminatorAdam.zero_grad();
    loss(logits(real), 1).add(wrong, new Scalar(0.5)).backward();
    discriminatorAdam.step();
  }

  private void improveGenerator(Drawn drawn) {
    Tensor seen = features.forward(Map.of(Discriminator.IMAGE_INPUT, drawn.picture()));
    generatorAdam.zero_grad();
    loss(logits(seen), 1).add(drawn.sample().divergence()).backward();
    generatorAdam.step();
  }

  private Tensor logits(Tensor seen) {
    Tensor code = text.forward(Map.of("embedding", embedding));
    return head.forward(Map.of(Discriminator.FEATURES_INPUT, seen, Discriminator.TEXT_INPUT, code));
  }

  private static Tensor loss(Tensor logits, double target) {
    return torch.softplus(logits).sub(logits, new Scalar(target)).mean();
  }
}
