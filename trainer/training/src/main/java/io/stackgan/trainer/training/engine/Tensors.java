// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What the engine's binding makes long-winded. */
public final class Tensors {

  /** For arguments whose empty default the binding does not offer. */
  static final long[] NONE = {};

  private Tensors() {}

  public static Tensor of(float[] values, long... shape) {
    return Tensor.create(values, shape);
  }

  /** (rows, features), of rows of one length. */
  public static Tensor ofRows(float[][] rows) {
    int features = rows[0].length;
    float[] values = new float[rows.length * features];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, row * features, features);
    }
    return of(values, rows.length, features);
  }

  /** The values in the order of the dimensions, whatever their layout in memory. */
  public static float[] values(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    scope(
        () -> tensor.detach().to(ScalarType.Float).contiguous().cpu().data_ptr_float().get(values));
    return values;
  }

  /** Overwrites the values, in the order of the dimensions. */
  public static void set(Tensor tensor, float[] values) {
    scope(() -> withoutGradients(() -> tensor.copy_(of(values, tensor.shape()))));
  }

  public static Tensor channelsLast(Tensor image) {
    return image.contiguous(MemoryFormat.ChannelsLast);
  }

  public static Tensor single(Tensor tensor) {
    return tensor.to(ScalarType.Float);
  }

  static Tensor concatenate(Tensor first, Tensor second) {
    return torch.cat(new TensorVector(first, second), 1);
  }

  /** The rows of all tensors, (B, features) each. */
  public static Tensor rows(List<Tensor> tensors) {
    return torch.cat(new TensorVector(tensors.toArray(Tensor[]::new)), 0);
  }

  public static Tensor scaled(Tensor tensor, double factor) {
    return tensor.mul(new Scalar(factor));
  }

  static TensorOptional optional(Tensor tensor) {
    return new TensorOptional(tensor);
  }

  /** Frees every native object that the work makes. */
  @SuppressWarnings("try")
  public static <T> T scope(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    }
  }

  /** Runs the work without recording it for a backward pass. */
  @SuppressWarnings("try")
  public static <T> T withoutGradients(Supplier<T> work) {
    try (NoGradGuard guard = new NoGradGuard()) {
      return work.get();
    }
  }

  /**
   * Runs the work in a scope of its own, so that what it leaves behind is freed at once; only its
   * result lives on, in the scope around.
   */
  public static Tensor scoped(Supplier<Tensor> work) {
    Tensor result =
        scope(
            () -> {
              Tensor made = work.get();
              made.retainReference();
              return made;
            });
    PointerScope outer = PointerScope.getInnerScope();
    if (outer != null) {
      outer.attach(result);
      result.releaseReference();
    }
    return result;
  }
}
