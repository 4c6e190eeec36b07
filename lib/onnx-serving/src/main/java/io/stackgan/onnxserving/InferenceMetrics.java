// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * Counts of one model by release, under the names that inference servers share. Registered as
 * gauges, because Prometheus' counters would get a suffix that those names do not have.
 */
public final class InferenceMetrics implements ReleaseListener {

  private static final String PREFIX = "nv_inference_";
  private static final double[] BATCH_SIZES = {1, 2, 4, 8, 16, 32, 64};

  private final MeterRegistry registry;
  private final String model;
  private final Map<String, LongAdder> adders = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> inService = new ConcurrentHashMap<>();
  private final DistributionSummary batchSizes;

  public InferenceMetrics(MeterRegistry registry, String model) {
    this.registry = registry;
    this.model = model;
    this.batchSizes =
        DistributionSummary.builder("stackgan_batch_size")
            .tag("model", model)
            .serviceLevelObjectives(BATCH_SIZES)
            .register(registry);
  }

  /** Requests taken over and not answered yet. */
  public void pending(IntSupplier count) {
    Gauge.builder(PREFIX + "pending_request_count", count, IntSupplier::getAsInt)
        .tag("model", model)
        .register(registry);
  }

  /** Requests that a run should have, as far as they come. */
  public void batchSize(IntSupplier size) {
    Gauge.builder("stackgan_batch_size_wanted", size, IntSupplier::getAsInt)
        .tag("model", model)
        .register(registry);
  }

  public String model() {
    return model;
  }

  /** One request was read, and then waited so long for the model. */
  public void queued(String release, long inputNanos, long nanos) {
    add("compute_input_duration_us", release, micros(inputNanos));
    add("queue_duration_us", release, micros(nanos));
  }

  /** The model ran once, on so many requests. */
  public void ran(String release, int requests, long nanos) {
    add("count", release, requests);
    add("exec_count", release, 1);
    add("compute_infer_duration_us", release, micros(nanos) * requests);
    batchSizes.record(requests);
  }

  /** One request is done. */
  public void delivered(String release, long outputNanos, long nanosBefore) {
    add("request_success", release, 1);
    add("compute_output_duration_us", release, micros(outputNanos));
    add("request_duration_us", release, micros(outputNanos + nanosBefore));
  }

  /** One request cannot be done. */
  public void failed(String release, String reason) {
    adder(PREFIX + "request_failure", tags(release).and("reason", reason)).increment();
  }

  /**
   * A release drew a picture that nobody sees.
   *
   * @param difference mean absolute difference to the one that is shown, in levels of 0 to 255
   */
  public void shadowed(String release, long nanos, double difference) {
    shadow(release, "drawn").increment();
    registry.timer("stackgan.shadow.infer", tags(release)).record(nanos, TimeUnit.NANOSECONDS);
    registry.summary("stackgan_shadow_difference", tags(release)).record(difference);
  }

  /**
   * A release was to draw a picture that nobody sees.
   *
   * @param outcome why there is none: {@code failed}, or {@code dropped} where it came too late
   */
  public void notShadowed(String release, String outcome) {
    shadow(release, outcome).increment();
  }

  private LongAdder shadow(String release, String outcome) {
    return adder("stackgan_shadow_pictures", tags(release).and("outcome", outcome));
  }

  @Override
  public void served(String release) {
    inService.values().forEach(LongAdder::reset);
    inService
        .computeIfAbsent(release, name -> adder("stackgan_release_in_service", tags(name)))
        .increment();
  }

  @Override
  public void refused(String release, String reason, boolean news) {
    adder("stackgan_release_refused", Tags.of("model", model)).increment();
  }

  private void add(String name, String release, long amount) {
    adder(PREFIX + name, tags(release)).add(amount);
  }

  private Tags tags(String release) {
    return Tags.of("model", model, "version", release);
  }

  private LongAdder adder(String name, Tags tags) {
    return adders.computeIfAbsent(name + tags, key -> register(name, tags));
  }

  private LongAdder register(String name, Tags tags) {
    LongAdder adder = new LongAdder();
    Gauge.builder(name, adder, LongAdder::doubleValue).tags(tags).register(registry);
    return adder;
  }

  private static long micros(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos);
  }
}
