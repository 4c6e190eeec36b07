// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.contracts.noise.JobNoise;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import triton.client.InferInput;
import triton.client.InferRequestedOutput;
import triton.client.InferResult;
import triton.client.InferenceServerClient;
import triton.client.pojo.DataType;

/** Asks one stage after the other for its model's answer, by the Java client of NVIDIA's Triton. */
final class TritonPipeline {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final float SCALE = 127.5f;

  private final JsonNode ports;

  /**
   * @param data the folder of the platform that runs
   */
  TritonPipeline(Path data) throws IOException {
    ports = new ObjectMapper().readTree(data.resolve("platform.json").toFile()).at("/ports/inner");
  }

  /** (features) of one caption. */
  float[] embedding(String caption) throws Exception {
    InferInput text = new InferInput("text", new long[] {1}, DataType.BYTES);
    text.setData(new String[] {caption}, false);
    return infer("embedding-service", "encoder", List.of(text)).getOutputAsFloat("embedding");
  }

  /** (3, 64, 64) in [−1, 1], of the first picture of a job with that seed. */
  float[] sketch(float[] embedding, long seed) throws Exception {
    return image(
        "stage1",
        floats("embedding", embedding),
        floats("epsilon", JobNoise.stage1Epsilon(seed, 0)),
        floats("noise", JobNoise.stage1Noise(seed, 0)));
  }

  /** (3, 256, 256) in [−1, 1]. */
  float[] picture(float[] embedding, Path sketch, long seed) throws Exception {
    return image(
        "stage2",
        floats("embedding", embedding),
        floats("epsilon", JobNoise.stage2Epsilon(seed, 0)),
        floats("sketch", planes(sketch), 1, 3, 64, 64));
  }

  private float[] image(String model, InferInput... inputs) throws Exception {
    return infer(model + "-service", model, List.of(inputs)).getOutputAsFloat("image");
  }

  /** Binary tensors are an extension of the protocol's that is not offered. */
  InferResult infer(String service, String model, List<InferInput> inputs) throws Exception {
    String address = "127.0.0.1:" + ports.path(service).asInt();
    InferenceServerClient client =
        new InferenceServerClient(address, PATIENCE_MILLIS, PATIENCE_MILLIS);
    String output = model.equals("encoder") ? "embedding" : "image";
    try {
      return client.infer(model, inputs, List.of(new InferRequestedOutput(output, false)));
    } finally {
      client.close();
    }
  }

  private static InferInput floats(String name, float[] values) {
    return floats(name, values, 1, values.length);
  }

  private static InferInput floats(String name, float[] values, long... shape) {
    InferInput input = new InferInput(name, shape, DataType.FP32);
    input.setData(values, false);
    return input;
  }

  /** A picture file holds what the model gave, to a step of a colour's 256. */
  static void assertShows(float[] planes, Path file) throws IOException {
    float[] shown = planes(file);
    assertThat(planes).hasSameSizeAs(shown);
    for (int i = 0; i < shown.length; i++) {
      assertThat(planes[i]).isBetween(shown[i] - 1 / SCALE, shown[i] + 1 / SCALE);
    }
  }

  private static float[] planes(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    int pixels = image.getWidth() * image.getHeight();
    float[] planes = new float[3 * pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      int rgb = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
      for (int channel = 0; channel < 3; channel++) {
        int level = rgb >> 8 * (2 - channel) & 0xff;
        planes[channel * pixels + pixel] = level / SCALE - 1;
      }
    }
    return planes;
  }
}
