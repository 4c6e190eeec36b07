// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells that memory ran out, of the Java heap or the engine's, from other faults. */
public final class MemoryFailure {

  /** What the engine's allocators say. */
  private static final List<String> SIGNS =
      List.of("can't allocate memory", "cannot allocate memory", "out of memory", "bad_alloc");

  private MemoryFailure() {}

  /**
   * @throws TrainingException when memory runs out in the work; it says what to do
   */
  public static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw told(e);
    } catch (RuntimeException e) {
      throw isOne(e) ? told(e) : e;
    }
  }

  static boolean isOne(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(message::contains);
  }

  private static TrainingException told(Throwable e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new TrainingException(
        "Memory ran out (%s). What the last checkpoint holds is kept: go on with the same command, --resume and less at once, such as --set stage2.batch=4, or when it was Java's heap with a larger one, JAVA_TOOL_OPTIONS=-Xmx4g"
            .formatted(first),
        e);
  }
}
