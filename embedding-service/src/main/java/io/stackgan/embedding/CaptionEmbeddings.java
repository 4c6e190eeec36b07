// SPDX-License-Identifier: Apache-2.0
package io.stackgan.embedding;

import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.onnxserving.CaptionEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The embeddings, (E), of a request's caption and of the caption that its way ends at; the same
 * where it ends at none.
 */
record CaptionEmbeddings(float[] from, float[] to) {

  static List<CaptionEmbeddings> encode(CaptionEncoder encoder, List<GenerationRequest> requests) {
    List<String> captions = new ArrayList<>();
    for (GenerationRequest request : requests) {
      captions.add(request.prompt());
      captions.addAll(destination(request));
    }
    var encoded = Arrays.asList(encoder.encode(captions)).iterator();
    List<CaptionEmbeddings> all = new ArrayList<>();
    for (GenerationRequest request : requests) {
      float[] from = encoded.next();
      all.add(new CaptionEmbeddings(from, destination(request).isEmpty() ? from : encoded.next()));
    }
    return all;
  }

  private static List<String> destination(GenerationRequest request) {
    Destination destination = request.exploration().destination();
    return destination == null || destination.prompt() == null
        ? List.of()
        : List.of(destination.prompt());
  }

  /**
   * (1−t)·from + t·to, at the length between theirs: what lies between two unit vectors would
   * otherwise be shorter than any embedding that the models have seen.
   *
   * @param progress t, 0 to 1, whose ends give exactly the captions' own embeddings
   */
  float[] at(double progress) {
    if (progress == 0 || from == to) {
      return from;
    }
    return progress == 1 ? to : between(progress);
  }

  private float[] between(double progress) {
    double[] mixed = new double[from.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (1 - progress) * from[i] + progress * to[i];
    }
    double wanted = (1 - progress) * length(from) + progress * length(to);
    double length = Math.sqrt(Arrays.stream(mixed).map(value -> value * value).sum());
    double scale = length == 0 ? 1 : wanted / length;
    float[] scaled = new float[mixed.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (scale * mixed[i]);
    }
    return scaled;
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
