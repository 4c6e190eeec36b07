// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The releases whose model is loaded: the one in service, the one before it, the one that is tried
 * out, and a few that jobs have named. Those made of the same files share one model.
 *
 * @param <M> the model
 */
public final class ServedReleases<M extends AutoCloseable> implements AutoCloseable {

  /** Releases beside those that are kept. */
  private static final int SPARE = 1;

  /** Least recently used first. */
  private final Map<String, SharedModel<M>> models = new LinkedHashMap<>(8, 0.75f, true);

  private String current;
  private String previous;
  private String triedOut;

  /** The release that new jobs start with; empty until one is in service. */
  public synchronized Optional<String> current() {
    return Optional.ofNullable(current);
  }

  public synchronized Optional<String> previous() {
    return Optional.ofNullable(previous);
  }

  public synchronized Set<String> loaded() {
    return Set.copyOf(models.keySet());
  }

  /** Empty when that release is not loaded. */
  public synchronized Optional<Lease<M>> lease(String release) {
    return Optional.ofNullable(models.get(release)).map(Lease::new);
  }

  /** The model made of those files, whichever release brought it. */
  synchronized Optional<SharedModel<M>> madeOf(String fingerprint) {
    return models.values().stream()
        .filter(model -> model.fingerprint().equals(fingerprint))
        .findFirst();
  }

  /** Makes a release available to jobs that name it. */
  synchronized void add(String release, SharedModel<M> model) {
    model.hold();
    SharedModel<M> replaced = models.put(release, model);
    if (replaced != null) {
      replaced.letGo();
    }
    evict();
  }

  /**
   * Puts a loaded release into service.
   *
   * @throws IllegalStateException when it is not loaded
   */
  synchronized void serve(String release) {
    if (!models.containsKey(release)) {
      throw new IllegalStateException("release " + release + " is not loaded");
    }
    if (!release.equals(current)) {
      previous = current;
      current = release;
      evict();
    }
  }

  /**
   * Keeps the release that is tried out, whether it is loaded yet or not.
   *
   * @param release null for none any more
   */
  synchronized void keep(String release) {
    triedOut = release;
    evict();
  }

  private void evict() {
    int spare = models.size() - (int) models.keySet().stream().filter(this::keeps).count();
    Iterator<Map.Entry<String, SharedModel<M>>> oldestFirst = models.entrySet().iterator();
    while (spare > SPARE) {
      Map.Entry<String, SharedModel<M>> entry = oldestFirst.next();
      if (!keeps(entry.getKey())) {
        oldestFirst.remove();
        entry.getValue().letGo();
        spare--;
      }
    }
  }

  private boolean keeps(String release) {
    return release.equals(current) || release.equals(previous) || release.equals(triedOut);
  }

  /** Lets go of every model; those that still run are closed when their leases are. */
  @Override
  public synchronized void close() {
    List<SharedModel<M>> all = List.copyOf(models.values());
    models.clear();
    current = null;
    previous = null;
    triedOut = null;
    all.forEach(SharedModel::letGo);
  }
}
