// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.Layout;
import io.stackgan.trainer.dataset.SplitConvention;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words that stand for choices on the command line. */
final class Words {

  private Words() {}

  private static <T> T named(T[] values, Function<T, String> word, String text) {
    List<String> words = Arrays.stream(values).map(word).toList();
    if (!words.contains(text)) {
      throw new TypeConversionException(
          "\"" + text + "\" is none of " + String.join(", ", words) + ".");
    }
    return values[words.indexOf(text)];
  }

  static final class ToLayout implements ITypeConverter<Layout> {
    @Override
    public Layout convert(String text) {
      return named(Layout.values(), Layout::option, text);
    }
  }

  static final class ToConvention implements ITypeConverter<SplitConvention> {
    @Override
    public SplitConvention convert(String text) {
      return named(SplitConvention.values(), SplitConvention::option, text);
    }
  }

  static final class Layouts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Layout.values()).map(Layout::option).iterator();
    }
  }

  static final class Conventions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(SplitConvention.values()).map(SplitConvention::option).iterator();
    }
  }
}
