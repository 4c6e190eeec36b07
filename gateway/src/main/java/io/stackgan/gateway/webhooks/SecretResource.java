// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import io.stackgan.gateway.edge.ApiError;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Tenants;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers what the bodies of their webhooks are signed with. */
@Path("/v1/webhook-secret")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
class SecretResource {

  /** Of the caller's tenant. */
  @Schema(name = "WebhookSecret")
  record Answer(@Schema(description = "As libraries of Standard Webhooks take it") String secret) {}

  private final Secrets secrets;

  SecretResource(Secrets secrets) {
    this.secrets = secrets;
  }

  @GET
  @Operation(summary = "The secret that the caller's webhooks are signed with")
  @APIResponse(
      responseCode = "200",
      description = "The secret",
      content = @Content(schema = @Schema(implementation = Answer.class)))
  @APIResponse(
      responseCode = "404",
      description = "This gateway has no webhooks",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  public Answer show(@Context RoutingContext http) {
    return secrets
        .of(Tenants.of(http))
        .map(secret -> new Answer(secret.text()))
        .orElseThrow(
            () ->
                ApiException.refused(
                    404,
                    null,
                    "webhooks_disabled",
                    "This gateway has no webhooks: its operator sets"
                        + " stackgan.gateway.webhooks.secret."));
  }
}
