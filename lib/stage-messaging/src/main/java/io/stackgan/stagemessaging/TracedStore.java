// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.stackgan.modelstore.ObjectInfo;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.tracing.Tracing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A store whose puts are part of the trace of whatever record the calling thread works on. */
public final class TracedStore implements ObjectStore {

  private final ObjectStore store;
  private final Tracing tracing;

  public TracedStore(ObjectStore store, Tracing tracing) {
    this.store = store;
    this.tracing = tracing;
  }

  @Override
  public void put(String key, byte[] content, String contentType) {
    Span span =
        tracing
            .span("store put", SpanKind.CLIENT, Context.current())
            .setAttribute("stackgan.key", key)
            .setAttribute("stackgan.bytes", content.length)
            .startSpan();
    try {
      store.put(key, content, contentType);
      span.end();
    } catch (RuntimeException e) {
      Tracing.end(span, e);
      throw e;
    }
  }

  @Override
  public void put(String key, Path file, String contentType) {
    store.put(key, file, contentType);
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content, String contentType) {
    return store.putIfAbsent(key, content, contentType);
  }

  @Override
  public boolean replace(String key, byte[] seen, byte[] content, String contentType) {
    return store.replace(key, seen, content, contentType);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return store.get(key);
  }

  @Override
  public void download(String key, Path file) {
    store.download(key, file);
  }

  @Override
  public List<ObjectInfo> list(String prefix) {
    return store.list(prefix);
  }

  @Override
  public void delete(String key) {
    store.delete(key);
  }
}
