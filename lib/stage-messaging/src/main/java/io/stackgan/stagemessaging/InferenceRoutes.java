// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.onnxserving.protocol.InferenceProtocol;
import io.stackgan.onnxserving.protocol.ProtocolException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.function.Function;

/** The Open Inference Protocol over HTTP, on whatever this service has loaded. */
@ApplicationScoped
class InferenceRoutes {

  private static final String MODEL = "/v2/models/:model";
  private static final String VERSION = MODEL + "/versions/:version";
  private static final long LARGEST_BODY = 64L * 1024 * 1024;
  private static final String BINARY = "Inference-Header-Content-Length";

  /** Asked for by the first call: routes are made before there are channels, which it needs. */
  private final Instance<StageRuntime> runtime;

  InferenceRoutes(Instance<StageRuntime> runtime) {
    this.runtime = runtime;
  }

  void register(@Observes Router router) {
    router.get("/v2").handler(call -> answer(call, 200, protocol().server().toString()));
    router.get("/v2/health/live").handler(call -> tell(call, "live", true));
    router.get("/v2/health/ready").handler(call -> tell(call, "ready", protocol().isReady()));
    for (String path : new String[] {MODEL, VERSION}) {
      ask(router, path, call -> protocol().model(model(call), version(call)));
      ask(router, path + "/ready", call -> protocol().ready(model(call), version(call)));
      router
          .post(path + "/infer")
          .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
          .blockingHandler(call -> respond(call, this::infer), false);
    }
    router.route("/v2/*").handler(call -> error(call, 404, "there is nothing at this address"));
  }

  private static String model(RoutingContext call) {
    return call.pathParam("model");
  }

  private static String version(RoutingContext call) {
    return call.pathParam("version");
  }

  private InferenceProtocol<?> protocol() {
    return runtime.get().protocol();
  }

  /** Off the event loop: the store may be asked for the release. */
  private void ask(Router router, String path, Function<RoutingContext, Object> question) {
    router.get(path).blockingHandler(call -> respond(call, question), false);
  }

  private Object infer(RoutingContext call) {
    if (call.request().getHeader(BINARY) != null) {
      error(call, 400, "binary tensors are not offered here; send them as JSON");
      return null;
    }
    return protocol().infer(model(call), version(call), call.body().buffer().getBytes());
  }

  private static void respond(RoutingContext call, Function<RoutingContext, Object> question) {
    try {
      Object answer = question.apply(call);
      if (answer != null) {
        answer(call, 200, answer.toString());
      }
    } catch (ProtocolException e) {
      error(call, e.status(), e.getMessage());
    }
  }

  private static void tell(RoutingContext call, String what, boolean is) {
    answer(call, is ? 200 : 503, new JsonObject().put(what, is).encode());
  }

  private static void error(RoutingContext call, int status, String message) {
    answer(call, status, new JsonObject().put("error", message).encode());
  }

  private static void answer(RoutingContext call, int status, String body) {
    call.response().setStatusCode(status).putHeader("content-type", "application/json").end(body);
  }
}
