// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import java.util.Map;

/**
 * What was measured of the stream around the models.
 *
 * @param figures by what they are, in the order that they were measured in
 */
public record StreamReport(Map<String, Double> figures) {

  /** Seconds from {@code up} to ready, of a platform that was up before. */
  public static final String UP = "up: again, median s";

  /** Resident memory of all processes after {@code up}. */
  public static final String MEMORY = "up: resident MiB";

  public static final String BESIDE_P50 = "idle: beside the models, p50 ms";
  public static final String BESIDE_P99 = "idle: beside the models, p99 ms";

  /** Pictures a second of the platform in parts of those of a loop on each core. */
  public static final String OF_LOOPS = "load: platform / a loop on each core";

  public static final String ENCODING = "encoding: batch / one at a time";

  /** After a size: jobs a second through all hops, models near free. */
  public static final String RATE = ": jobs a second of 1,000 offered";

  /** After a size and before {@link #OF} and a process. */
  public static final String CPU = ": CPU ms a job";

  public static final String OF = ", ";

  /** Before a number of replicas. */
  public static final String OF_LINEAR = "replicas: share of linear of ";

  public String table() {
    StringBuilder table = new StringBuilder();
    figures.forEach((what, value) -> table.append("%-62s %9.2f%n".formatted(what, value)));
    return table.toString();
  }

  public String csv() {
    StringBuilder csv = new StringBuilder("figure,value\n");
    figures.forEach((what, value) -> csv.append("\"%s\",%.4f%n".formatted(what, value)));
    return csv.toString();
  }
}
