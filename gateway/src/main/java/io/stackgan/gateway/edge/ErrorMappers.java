// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws into the OpenAI envelope. */
final class ErrorMappers {

  @ServerExceptionMapper
  Response told(ApiException exception) {
    Response.ResponseBuilder answer = answer(exception.status(), exception.error());
    exception.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, after));
    return answer.build();
  }

  @ServerExceptionMapper
  Response refusedByHttp(WebApplicationException exception, UriInfo uri) {
    int status = exception.getResponse().getStatus();
    return answer(status, HttpErrors.describe(status, uri.getRequestUri().getRawPath())).build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    return answer(500, Failures.describe(failure).error()).build();
  }

  private static Response.ResponseBuilder answer(int status, ApiError error) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(error.enveloped());
  }
}
