// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every error with an {@link ErrorBody}. */
final class ErrorMappers {

  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

  @ServerExceptionMapper
  Response refused(RefusedException refusal) {
    return answer(refusal.status(), refusal.body());
  }

  @ServerExceptionMapper
  Response refusedByHttp(WebApplicationException refusal) {
    int status = refusal.getResponse().getStatus();
    if (refusal.getCause() instanceof JsonProcessingException malformed) {
      return malformedJson(malformed);
    }
    return answer(
        status,
        ErrorBody.of(
            status, null, null, "HTTP %d: the API is at /q/swagger-ui.".formatted(status)));
  }

  @ServerExceptionMapper
  Response malformedJson(JsonProcessingException malformed) {
    String message = "The body is not as expected: %s.".formatted(malformed.getOriginalMessage());
    return answer(400, ErrorBody.of(400, field(malformed), "invalid_json", message));
  }

  /** Named because the framework has a mapper for just this one. */
  @ServerExceptionMapper
  Response mismatchedJson(MismatchedInputException mismatch) {
    return malformedJson(mismatch);
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    LOG.error("A request failed", failure);
    return answer(
        500, ErrorBody.of(500, null, "internal_error", "The trainer failed; its log says why."));
  }

  private static String field(JsonProcessingException malformed) {
    if (malformed instanceof JsonMappingException mapping) {
      List<JsonMappingException.Reference> path = mapping.getPath();
      return path.isEmpty() ? null : path.get(0).getFieldName();
    }
    return null;
  }

  private static Response answer(int status, ErrorBody body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(body).build();
  }
}
