// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.Relu;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import io.stackgan.networks.Network;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the weights of networks back from the model that {@link GeneratorExport} has made of them.
 * Batch normalisation was folded into the convolutions before it; what is read stays folded, with a
 * normalisation behind it that adds the bias alone, so that inference gives what the model gives.
 */
public final class ExportedWeights {

  private static final int FIRST = 0;
  private static final int INNER = 1;
  private static final int LAST = 2;

  /** Of a small picture's pixel: which phase, which of its two rows, and how often. */
  private record Share(int phase, int row, int factor) {}

  /** What the rows of a 3×3 kernel are made of, see {@link Kernel#phase}. */
  private static final List<List<Share>> OF_PHASES =
      List.of(
          List.of(new Share(0, 0, 1)),
          List.of(new Share(0, 1, 1), new Share(1, 1, -1)),
          List.of(new Share(1, 1, 1)));

  /** Likewise of the sums at the three places, see {@link Kernel#overConstant}. */
  private static final List<List<Share>> OF_SUMS =
      List.of(
          List.of(new Share(INNER, 0, 1), new Share(FIRST, 0, -1)),
          List.of(new Share(FIRST, 0, 1), new Share(LAST, 0, 1), new Share(INNER, 0, -1)),
          List.of(new Share(INNER, 0, 1), new Share(LAST, 0, -1)));

  private final String network;
  private final Deque<TensorProto> weights = new ArrayDeque<>();
  private final Deque<TensorProto> biases = new ArrayDeque<>();
  private final Map<String, float[]> values = new HashMap<>();

  private ExportedWeights(String network, ModelProto model) {
    this.network = network;
    for (TensorProto constant : model.getGraph().getInitializerList()) {
      if (constant.getName().startsWith(network + ".weight.")) {
        weights.add(constant);
      } else if (constant.getName().startsWith(network + ".bias.")) {
        biases.add(constant);
      }
    }
  }

  /**
   * @param onnx what {@link GeneratorExport} wrote, in float32
   * @param networks of the widths that it was written of
   * @return every parameter by {@code <network>.<parameter>}
   * @throws IllegalArgumentException when it is another model, or of other widths
   */
  public static Map<String, float[]> read(byte[] onnx, List<Network> networks) {
    ModelProto model = parsed(onnx);
    Map<String, float[]> all = new HashMap<>();
    for (Network network : networks) {
      ExportedWeights read = new ExportedWeights(network.name(), model);
      read.chain(network.layers());
      read.requireUsedUp();
      all.putAll(read.values);
    }
    return all;
  }

  private static ModelProto parsed(byte[] onnx) {
    try {
      return ModelProto.parseFrom(onnx);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("It is no ONNX model", e);
    }
  }

  private void requireUsedUp() {
    if (!weights.isEmpty() || !biases.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has more layers there: %d constants are left"
              .formatted(network, weights.size() + biases.size()));
    }
  }

  /** In the order of {@link ChainExport}. */
  private void chain(List<Layer> layers) {
    LayerReader reader = new LayerReader(layers);
    while (reader.more()) {
      Layer layer = reader.next();
      if (layer instanceof UpsampleNearest2x) {
        enlarging(reader);
      } else if (layer instanceof ConcatInput concat && besideNext(reader)) {
        beside(concat, (Conv2d) reader.next(), reader);
      } else if (layer instanceof Conv2d conv) {
        keep(conv, isTurned() ? turned(conv.in(), conv) : plain(), reader);
      } else if (layer instanceof Linear linear) {
        keep(linear, plain(), reader);
      } else if (layer instanceof Residual residual) {
        chain(residual.body());
      }
    }
  }

  private boolean besideNext(LayerReader reader) {
    return reader.nextIs(Conv2d.class) && isTurned();
  }

  /** Whether the next weight is kept by {@link Kernel#byTap}. */
  private boolean isTurned() {
    return !weights.isEmpty() && weights.peek().getDimsCount() == 2;
  }

  private void enlarging(LayerReader reader) {
    Conv2d conv = (Conv2d) reader.next();
    if (isTurned()) {
      keep(conv, turned(conv.in(), conv), reader);
      return;
    }
    keep(conv, ofPhases(conv), reader);
    reader.take(Relu.class);
    if (reader.nextIs(Conv2d.class)) {
      Conv2d last = (Conv2d) reader.next();
      keep(last, overPhases(last), reader);
      biases.remove();
      biases.remove();
      biases.remove();
    }
  }

  private void beside(ConcatInput concat, Conv2d conv, LayerReader reader) {
    int seen = conv.in() - concat.features();
    float[] ofPicture = turned(seen, conv);
    float[] ofVector = ofSums(concat.features(), conv);
    float[] both = new float[conv.out() * conv.in() * 9];
    for (int out = 0; out < conv.out(); out++) {
      int length = seen * 9;
      int rest = concat.features() * 9;
      System.arraycopy(ofPicture, out * length, both, out * conv.in() * 9, length);
      System.arraycopy(ofVector, out * rest, both, out * conv.in() * 9 + length, rest);
    }
    keep(conv, both, reader);
  }

  private void keep(Conv2d conv, float[] weight, LayerReader following) {
    require(weight.length == conv.out() * conv.in() * conv.kernel() * conv.kernel(), conv.name());
    values.put(network + "." + conv.name() + ".weight", weight);
    float[] bias = next(biases);
    following.take(BatchNorm.class).ifPresent(norm -> keep(norm, bias));
  }

  private void keep(Linear linear, float[] weight, LayerReader following) {
    require(weight.length == linear.out() * linear.in(), linear.name());
    values.put(network + "." + linear.name() + ".weight", weight);
    float[] bias = next(biases);
    if (linear.bias()) {
      values.put(network + "." + linear.name() + ".bias", bias);
    }
    following.take(BatchNorm.class).ifPresent(norm -> keep(norm, bias));
  }

  private void keep(BatchNorm norm, float[] bias) {
    require(bias.length >= norm.features(), norm.name());
    String name = network + "." + norm.name();
    values.put(name + ".weight", same(norm, (float) Math.sqrt(1 + BatchNorm.EPSILON)));
    values.put(name + ".bias", Arrays.copyOf(bias, norm.features()));
    values.put(name + ".running_mean", same(norm, 0));
    values.put(name + ".running_var", same(norm, 1));
  }

  private static float[] same(BatchNorm norm, float value) {
    float[] all = new float[norm.features()];
    Arrays.fill(all, value);
    return all;
  }

  private float[] plain() {
    return next(weights);
  }

  /** (taps, in, out) → (out, in, taps). */
  private float[] turned(int in, Conv2d conv) {
    float[] byTap = next(weights);
    int taps = conv.kernel() * conv.kernel();
    require(byTap.length == taps * in * conv.out(), conv.name());
    float[] weight = new float[byTap.length];
    for (int i = 0; i < byTap.length; i++) {
      int tap = i / (in * conv.out());
      int filter = i % conv.out() * in + i / conv.out() % in;
      weight[filter * taps + tap] = byTap[i];
    }
    return weight;
  }

  private float[] ofPhases(Conv2d conv) {
    float[][] phases = {next(weights), next(weights), next(weights), next(weights)};
    int filters = conv.out() * conv.in();
    require(phases[3].length == filters * 4, conv.name());
    float[] weight = new float[filters * 9];
    for (int i = 0; i < weight.length; i++) {
      for (Share row : OF_PHASES.get(i % 9 / 3)) {
        for (Share column : OF_PHASES.get(i % 3)) {
          float[] phase = phases[2 * row.phase() + column.phase()];
          int place = i / 9 * 4 + 2 * row.row() + column.row();
          weight[i] += row.factor() * column.factor() * phase[place];
        }
      }
    }
    return weight;
  }

  private float[] ofSums(int features, Conv2d conv) {
    float[] sums = next(weights);
    int filters = conv.out() * features;
    require(sums.length == 9 * filters, conv.name());
    float[] weight = new float[filters * 9];
    for (int i = 0; i < weight.length; i++) {
      for (Share row : OF_SUMS.get(i % 9 / 3)) {
        for (Share column : OF_SUMS.get(i % 3)) {
          int place = 3 * row.phase() + column.phase();
          weight[i] += row.factor() * column.factor() * sums[place * filters + i / 9];
        }
      }
    }
    return weight;
  }

  /** The places of {@link Kernel#overPhase} back to the taps that were put there. */
  private float[] overPhases(Conv2d conv) {
    int filters = conv.out() * conv.in();
    float[] weight = new float[filters * 9];
    for (int seen = 0; seen < 4; seen++) {
      float[] part = next(weights);
      require(part.length == 4 * filters * 4, conv.name());
      for (int i = 0; i < 4 * weight.length; i++) {
        int phase = i / weight.length;
        int filter = i % weight.length / 9;
        int row = phase / 2 + i % 9 / 3 - 1 + seen / 2;
        int column = phase % 2 + i % 3 - 1 + seen % 2;
        if (row % 2 == 0 && column % 2 == 0) {
          int place = row / 2 * 2 + column / 2;
          weight[i % weight.length] = part[(phase * filters + filter) * 4 + place];
        }
      }
    }
    return weight;
  }

  private float[] next(Deque<TensorProto> constants) {
    TensorProto constant = constants.poll();
    require(constant != null, "the model");
    require(constant.getDataType() == TensorProto.DataType.FLOAT.getNumber(), constant.getName());
    float[] floats = new float[constant.getRawData().size() / Float.BYTES];
    constant
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats);
    return floats;
  }

  private void require(boolean fits, String name) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s of %s is not as it would be exported now".formatted(name, network));
    }
  }
}
