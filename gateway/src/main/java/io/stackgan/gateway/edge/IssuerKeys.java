// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.http.Get;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** A provider's keys, found by its configuration at the first token, and kept as it says. */
final class IssuerKeys implements VerificationKeyResolver {

  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final int TIMEOUT_MILLIS = 2000;
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final long KEPT_WHILE_AWAY_SECONDS = Duration.ofHours(1).toSeconds();

  /** Callers with tokens must not keep all threads waiting for a provider that is away. */
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final String issuer;
  private final Get http = new Get();
  private VerificationKeyResolver found;
  private Instant nextTry = Instant.MIN;

  IssuerKeys(String issuer) {
    this.issuer = issuer;
    http.setConnectTimeout(TIMEOUT_MILLIS);
    http.setReadTimeout(TIMEOUT_MILLIS);
    http.setRetries(0);
    http.setResponseBodySizeLimit(LARGEST_ANSWER);
  }

  @Override
  public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> around)
      throws UnresolvableKeyException {
    return keys().resolveKey(token, around);
  }

  private synchronized VerificationKeyResolver keys() throws UnresolvableKeyException {
    if (found == null) {
      try {
        found = discovered();
      } catch (IOException | JoseException e) {
        nextTry = Instant.now().plus(TRY_AGAIN);
        throw new UnresolvableKeyException(issuer + " does not tell its keys", e);
      }
    }
    return found;
  }

  private VerificationKeyResolver discovered() throws IOException, JoseException {
    if (Instant.now().isBefore(nextTry)) {
      throw new IOException("it did not a moment ago");
    }
    Map<String, Object> configuration =
        JsonUtil.parseJson(http.get(issuer.replaceAll("/$", "") + CONFIGURATION).getBody());
    if (!issuer.equals(configuration.get("issuer"))) {
      throw new IOException("its configuration is of " + configuration.get("issuer"));
    }
    HttpsJwks keys = new HttpsJwks(String.valueOf(configuration.get("jwks_uri")));
    keys.setSimpleHttpGet(http);
    keys.setRetainCacheOnErrorDuration(KEPT_WHILE_AWAY_SECONDS);
    return new HttpsJwksVerificationKeyResolver(keys);
  }
}
