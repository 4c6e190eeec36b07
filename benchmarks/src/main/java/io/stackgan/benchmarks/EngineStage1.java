// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import io.stackgan.networks.ConditioningAugmentation;
import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Stage1Generator;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Stage-I's steps written straight on the engine: its modules, its Adam, eager float32. */
final class EngineStage1 {

  private static final double RATE = 2e-4;

  private final EngineNetwork conditioning;
  private final EngineNetwork generator;
  private final EngineNetwork features;
  private final EngineNetwork text;
  private final EngineNetwork head;
  private final Adam generatorAdam;
  private final Adam discriminatorAdam;
  private final Tensor images;
  private final Tensor embedding;

  EngineStage1(int g, int d, Tensor images, Tensor embedding) {
    int size = Math.toIntExact(embedding.size(1));
    Stage1Generator networks = Stage1Generator.of(size, g);
    Discriminator discriminator = Discriminator.stage1(size, d);
    this.conditioning = new EngineNetwork(networks.conditioning());
    this.generator = new EngineNetwork(networks.image());
    this.features = new EngineNetwork(discriminator.features());
    this.text = new EngineNetwork(discriminator.text());
    this.head = new EngineNetwork(discriminator.head());
    this.generatorAdam = adam(conditioning, generator);
    this.discriminatorAdam = adam(features, text, head);
    this.images = images;
    this.embedding = embedding;
  }

  private static Adam adam(EngineNetwork... networks) {
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

  @SuppressWarnings("try")
  void step() {
    try (PointerScope scope = new PointerScope()) {
      long batch = images.size(0);
      Tensor statistics = conditioning.forward(Map.of("embedding", embedding));
      Tensor mean = statistics.narrow(1, 0, ConditioningAugmentation.CONDITION);
      Tensor logVariance =
          statistics.narrow(
              1, ConditioningAugmentation.CONDITION, ConditioningAugmentation.CONDITION);
      Tensor epsilon = torch.randn(batch, ConditioningAugmentation.CONDITION);
      Tensor condition = mean.add(logVariance.mul(new Scalar(0.5)).exp().mul(epsilon));
      Tensor noise = torch.randn(batch, Stage1Generator.NOISE);
      Tensor picture = generator.forward(Map.of("condition", condition, "noise", noise));
      improveDiscriminator(picture.detach());
      improveGenerator(picture, mean, logVariance);
    }
  }

  private void improveDiscriminator(Tensor picture) {
    Tensor real = features.forward(Map.of("image", images));
    Tensor fake = features.forward(Map.of("image", picture));
    Tensor wrong = loss(logits(real), 0).add(loss(logits(fake), 0));
    discriminatorAdam.zero_grad();
    loss(logits(real), 1).add(wrong, new Scalar(0.5)).backward();
    discriminatorAdam.step();
  }

  private void improveGenerator(Tensor picture, Tensor mean, Tensor logVariance) {
    Tensor adversarial = loss(logits(features.forward(Map.of("image", picture))), 1);
    Tensor divergence =
        logVariance.add(new Scalar(1.0)).sub(mean.square()).sub(logVariance.exp()).mean();
    generatorAdam.zero_grad();
    adversarial.sub(divergence).backward();
    generatorAdam.step();
  }

  private Tensor logits(Tensor seen) {
    Tensor code = text.forward(Map.of("embedding", embedding));
    return head.forward(Map.of("features", seen, "text", code));
  }

  private static Tensor loss(Tensor logits, double target) {
    return torch.softplus(logits).sub(logits, new Scalar(target)).mean();
  }
}
