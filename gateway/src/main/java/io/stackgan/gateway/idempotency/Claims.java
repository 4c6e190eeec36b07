// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Workers;
import io.stackgan.gateway.models.Releases;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which requests were sent before, as the store remembers for every gateway. A request with a key
 * has a job that the key names, and keeps the release that was in service when it came first: so
 * its repetition is the same job, whose pictures are the same bytes.
 */
@ApplicationScoped
public class Claims {

  /** Beside the pictures, to expire with them. */
  private static final String FOLDER = "images/idempotency/";

  private static final String JSON = "application/json";

  private final ObjectStore store;
  private final Releases releases;
  private final ObjectMapper json;

  Claims(ObjectStore store, Releases releases, ObjectMapper json) {
    this.store = store;
    this.releases = releases;
    this.json = json;
  }

  /**
   * Fails with 409 when the key came with another body.
   *
   * @param model as the caller names it
   */
  public Uni<Claim> claim(Optional<IdempotencyKey> key, Optional<String> model) {
    Uni<Optional<String>> release = releases.resolve(model);
    return key.isEmpty()
        ? release.map(Claim::once)
        : release
            .chain(
                named ->
                    named.isPresent() ? Uni.createFrom().item(named) : releases.of(key.get().job()))
            .chain(pinned -> Workers.call(() -> claim(key.get(), pinned.orElseThrow())))
            .onFailure(StoreUnavailableException.class)
            .transform(Claims::storeAway);
  }

  private Claim claim(IdempotencyKey key, String release) {
    String object = FOLDER + key.name() + ".json";
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    byte[] first =
        json.createObjectNode()
            .put("body", key.body())
            .put("release", release)
            .put("created", now.getEpochSecond())
            .toString()
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (store.putIfAbsent(object, first, JSON)) {
      return new Claim(key.job(), Optional.of(release), now, false);
    }
    return earlier(key, read(store.get(object).orElse(first)));
  }

  private static Claim earlier(IdempotencyKey key, JsonNode claim) {
    if (!claim.path("body").asText().equals(key.body())) {
      throw ApiException.refused(
          409,
          null,
          "idempotency_key_reused",
          "This Idempotency-Key came with another body before: send a new key.");
    }
    return new Claim(
        key.job(),
        Optional.of(claim.path("release").asText()),
        Instant.ofEpochSecond(claim.path("created").asLong()),
        true);
  }

  private JsonNode read(byte[] claim) {
    try {
      return json.readTree(claim);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiException storeAway(Throwable failure) {
    return ApiException.unavailable(
        "store_unavailable",
        "The object store does not answer, which keeps the Idempotency-Keys: try again.",
        failure);
  }
}
