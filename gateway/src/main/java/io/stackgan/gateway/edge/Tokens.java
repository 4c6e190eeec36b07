// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.OidcConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Callers' tokens (JWT) of an OpenID Connect provider. */
@ApplicationScoped
class Tokens {

  private static final Logger LOG = Logger.getLogger(Tokens.class);
  private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  /** As a key's tenant may be called. */
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Signatures by a key pair: with a shared secret, or without any, everybody could sign. */
  private static final String[] ALGORITHMS = {
    AlgorithmIdentifiers.RSA_USING_SHA256,
    AlgorithmIdentifiers.RSA_USING_SHA384,
    AlgorithmIdentifiers.RSA_USING_SHA512,
    AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
    AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
    AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
    AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
    AlgorithmIdentifiers.EDDSA
  };

  private final OidcConfig config;
  private final Optional<JwtConsumer> reader;

  Tokens(GatewayConfig config) {
    this.config = config.oidc();
    this.reader = config.oidc().issuer().map(this::reader);
  }

  private JwtConsumer reader(String issuer) {
    return new JwtConsumerBuilder()
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
        .setExpectedIssuer(true, issuer)
        .setExpectedAudience(true, config.audience())
        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS)
        .setVerificationKeyResolver(new IssuerKeys(issuer))
        .build();
  }

  /** Whether callers may come with tokens. */
  boolean areTaken() {
    return reader.isPresent();
  }

  /** Whether that is to be read as a token, and not as a key. */
  boolean isToken(String bearer) {
    return areTaken() && FORM.matcher(bearer).matches();
  }

  /**
   * Whose token it is. May wait for the provider.
   *
   * @throws ApiException 401 when it does not count here, 503 when the provider is away
   */
  String tenantOf(String token) {
    try {
      return tenant(reader.orElseThrow().processToClaims(token));
    } catch (InvalidJwtException e) {
      if (isAway(e)) {
        throw ApiException.unavailable(
            "issuer_unavailable", "Who signs tokens does not answer; try again.", e);
      }
      LOG.infof("A token is refused: %s", e.getErrorDetails());
      throw ApiException.unknownCaller(
          "invalid_token",
          e.hasExpired()
              ? "The token has expired: get a new one."
              : "The token does not count here: it must be for %s, and signed by %s."
                  .formatted(config.audience(), config.issuer().orElseThrow()));
    }
  }

  private String tenant(JwtClaims claims) {
    String tenant = claims.getClaimValueAsString(config.tenantClaim());
    if (tenant == null || !TENANT.matcher(tenant).matches()) {
      throw ApiException.unknownCaller(
          "invalid_token",
          "The token's claim '%s' names no tenant: letters, digits, '.', '_' or '-', at most 64."
              .formatted(config.tenantClaim()));
    }
    return tenant;
  }

  private static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
