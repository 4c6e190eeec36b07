// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A split for data that has none, the same at each reading. With enough classes one in five is for
 * testing, all its images; else one image in ten.
 */
final class MadeSplit {

  private static final int ENOUGH_CLASSES = 10;
  private static final int CLASSES_PER_TEST = 5;
  private static final int IMAGES_PER_TEST = 10;

  private MadeSplit() {}

  static List<Sample> of(List<Sample> samples, List<String> classNames) {
    boolean byClass =
        classNames.size() >= ENOUGH_CLASSES && samples.size() >= 2 * classNames.size();
    Function<Sample, String> group =
        byClass ? sample -> classNames.get(sample.classIndex()) : Sample::id;
    Set<String> test =
        byClass
            ? chosen(classNames, CLASSES_PER_TEST)
            : chosen(samples.stream().map(Sample::id).toList(), IMAGES_PER_TEST);
    return samples.stream()
        .map(sample -> sample.in(test.contains(group.apply(sample)) ? Split.TEST : Split.TRAIN))
        .toList();
  }

  /** One name in so many, at least one where there are two, by the order of the names' hashes. */
  private static Set<String> chosen(Collection<String> names, int oneIn) {
    int count = names.size() < 2 ? 0 : Math.max(1, names.size() / oneIn);
    return new HashSet<>(
        names.stream().sorted(Comparator.comparing(MadeSplit::hash)).limit(count).toList());
  }

  private static String hash(String name) {
    MessageDigest digest = Fingerprint.sha256();
    return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
  }
}
