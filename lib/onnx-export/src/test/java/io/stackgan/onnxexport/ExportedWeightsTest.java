// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.stackgan.networks.Network;
import io.stackgan.networks.Parameter;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is exported and read back is exported as it was. */
class ExportedWeightsTest {

  private static final int EMBEDDING = 12;

  private final Random random = new Random(1);

  @Test
  void stage1_isReadBack() {
    Stage1Generator generator = Stage1Generator.of(EMBEDDING, 16);
    List<Network> networks = List.of(generator.conditioning(), generator.image());
    byte[] model = GeneratorExport.stage1(generator, EMBEDDING, source(drawn(networks)));

    Map<String, float[]> read = ExportedWeights.read(model, networks);

    requireAlike(networks, read, model, GeneratorExport.stage1(generator, EMBEDDING, source(read)));
  }

  @Test
  void stage2_isReadBack() {
    Stage2Generator generator = Stage2Generator.of(EMBEDDING, 32, 2);
    List<Network> networks = List.of(generator.conditioning(), generator.image());
    byte[] model = GeneratorExport.stage2(generator, EMBEDDING, source(drawn(networks)));

    Map<String, float[]> read = ExportedWeights.read(model, networks);

    requireAlike(networks, read, model, GeneratorExport.stage2(generator, EMBEDDING, source(read)));
  }

  @Test
  void otherWidths_andOtherFiles_areRefused() {
    Stage1Generator generator = Stage1Generator.of(EMBEDDING, 16);
    List<Network> networks = List.of(generator.conditioning(), generator.image());
    byte[] model = GeneratorExport.stage1(generator, EMBEDDING, source(drawn(networks)));
    List<Network> wider = List.of(Stage1Generator.of(EMBEDDING, 32).image());

    assertThatIllegalArgumentException().isThrownBy(() -> ExportedWeights.read(model, wider));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExportedWeights.read(new byte[] {1, 2, 3}, networks));
  }

  /** Every constant of the two models but for rounding, and every parameter of the networks. */
  private static void requireAlike(
      List<Network> networks, Map<String, float[]> read, byte[] model, byte[] again) {
    for (Network network : networks) {
      for (Parameter parameter : network.parameters()) {
        assertThat(read.get(network.name() + "." + parameter.name()))
            .as(parameter.name())
            .hasSize(parameter.size());
      }
    }
    float[] expected = floats(model);
    float[] found = floats(again);
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  private static float[] floats(byte[] model) {
    try {
      ByteArrayOutputStream values = new ByteArrayOutputStream();
      for (TensorProto constant : ModelProto.parseFrom(model).getGraph().getInitializerList()) {
        if (constant.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
          constant.getRawData().writeTo(values);
        }
      }
      float[] floats = new float[values.size() / Float.BYTES];
      ByteBuffer bytes = ByteBuffer.wrap(values.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().get(floats);
      return floats;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, float[]> drawn(List<Network> networks) {
    Map<String, float[]> values = new HashMap<>();
    for (Network network : networks) {
      for (Parameter parameter : network.parameters()) {
        float[] drawn = new float[parameter.size()];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = (float) random.nextGaussian(0.2, 0.5);
        }
        if (parameter.name().endsWith("running_var")) {
          for (int i = 0; i < drawn.length; i++) {
            drawn[i] = 0.1f + drawn[i] * drawn[i];
          }
        }
        values.put(network.name() + "." + parameter.name(), drawn);
      }
    }
    return values;
  }

  private static WeightSource source(Map<String, float[]> values) {
    return values::get;
  }
}
