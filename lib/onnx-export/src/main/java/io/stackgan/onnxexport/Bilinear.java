// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

/**
 * A convolution along one side of a picture with fewer multiplications than it has weights:
 *
 * <p>y = inverse · Σ over phases of (kernel · w) ∘ (forward · x).
 *
 * <p>The product at a point and a tile of the side is one of whole vectors: (channels in) times a
 * matrix. Both sides of a picture are treated alike, so that the picture takes points² matrices.
 *
 * @param points products of a tile
 * @param tiles places of the side that take the same products
 * @param phases products that are added up at a point
 * @param forward (points · tiles · phases, side)
 * @param kernel (points · phases, taps)
 * @param inverse (side of the result, points · tiles)
 */
record Bilinear(
    int points, int tiles, int phases, double[][] forward, double[][] kernel, double[][] inverse) {

  /** F(4, 3). */
  private static final Interpolation SAME = new Interpolation(new double[] {0, 1, -1, 2, -0.5}, 3);

  /** F(4, 2). */
  private static final Interpolation HALVING = new Interpolation(new double[] {0, 1, -1, 2}, 2);

  int side() {
    return forward[0].length;
  }

  int resultSide() {
    return inverse.length;
  }

  /** Three taps, zeros beside the picture: six products for four results instead of twelve. */
  static Bilinear same(int side) {
    Bilinear made = tiled(SAME, side, side, 1);
    double[][] weights = SAME.weights();
    for (int point = 0; point < made.points; point++) {
      made.kernel[point] = weights[point];
      for (int tile = 0; tile < made.tiles; tile++) {
        made.read(SAME, point, tile, 0, 4 * tile - 1, 1);
      }
    }
    return made;
  }

  /**
   * Four taps at every other place, one zero beside the picture: the even places see two of the
   * taps, the odd places the others. Ten products for four results instead of sixteen.
   */
  static Bilinear halving(int side) {
    Bilinear made = tiled(HALVING, side, side / 2, 2);
    double[][] weights = HALVING.weights();
    for (int point = 0; point < made.points; point++) {
      double first = weights[point][0];
      double second = weights[point][1];
      made.kernel[2 * point] = new double[] {0, first, 0, second};
      made.kernel[2 * point + 1] = new double[] {first, 0, second, 0};
      for (int tile = 0; tile < made.tiles; tile++) {
        made.read(HALVING, point, tile, 0, 8 * tile, 2);
        made.read(HALVING, point, tile, 1, 8 * tile - 1, 2);
      }
    }
    return made;
  }

  /**
   * Each value twice, then three taps: with s = w₀ + w₁ + w₂, y₂ᵢ = s xᵢ + w₀ (xᵢ₋₁ − xᵢ) and y₂ᵢ₊₁
   * = s xᵢ + w₂ (xᵢ₊₁ − xᵢ). Three products for two results instead of six.
   */
  static Bilinear enlarging(int side) {
    Bilinear made =
        new Bilinear(
            3,
            side,
            1,
            new double[3 * side][side],
            new double[][] {{1, 0, 0}, {1, 1, 1}, {0, 0, 1}},
            new double[2 * side][3 * side]);
    for (int i = 0; i < side; i++) {
      made.difference(i, i - 1, i);
      made.forward[side + i][i] = 1;
      made.difference(2 * side + i, i + 1, i);
      made.inverse[2 * i][i] = 1;
      made.inverse[2 * i][side + i] = 1;
      made.inverse[2 * i + 1][side + i] = 1;
      made.inverse[2 * i + 1][2 * side + i] = 1;
    }
    return made;
  }

  private static Bilinear tiled(Interpolation filter, int side, int resultSide, int phases) {
    int points = filter.points();
    int tiles = resultSide / filter.outputs();
    double[][] inverse = new double[resultSide][points * tiles];
    double[][] values = filter.values();
    for (int result = 0; result < resultSide; result++) {
      for (int point = 0; point < points; point++) {
        int tile = result / filter.outputs();
        inverse[result][point * tiles + tile] = values[result % filter.outputs()][point];
      }
    }
    double[][] forward = new double[points * tiles * phases][side];
    return new Bilinear(points, tiles, phases, forward, new double[points * phases][], inverse);
  }

  private void read(Interpolation filter, int point, int tile, int phase, int first, int step) {
    double[] inputs = filter.inputs()[point];
    for (int i = 0; i < inputs.length; i++) {
      add((point * tiles + tile) * phases + phase, first + i * step, inputs[i]);
    }
  }

  private void difference(int row, int plus, int minus) {
    add(row, plus, 1);
    add(row, minus, -1);
  }

  /** Beside the picture there are zeros. */
  private void add(int row, int place, double factor) {
    if (place >= 0 && place < side()) {
      forward[row][place] += factor;
    }
  }

  /** Multiplications of the matrices for a picture. */
  long products(long in, long out) {
    return (long) points * points * tiles * tiles * phases * phases * in * out;
  }

  /** Multiplications around the matrices, as dense products along one side after the other. */
  long transforms(long in, long out) {
    long read = forward.length;
    long made = (long) points * tiles;
    return read * side() * (side() + read) * in + resultSide() * made * (made + resultSide()) * out;
  }

  /**
   * @return the weight of each product at two points: (points², phases², taps²) in this order
   */
  float[] kernels() {
    int taps = kernel[0].length;
    float[] all = new float[kernel.length * kernel.length * taps * taps];
    int i = 0;
    for (int pair = 0; pair < points * points * phases * phases; pair++) {
      int row = pair / (points * phases * phases) * phases + pair / phases % phases;
      int column = pair / (phases * phases) % points * phases + pair % phases;
      for (int tap = 0; tap < taps * taps; tap++) {
        all[i++] = (float) (kernel[row][tap / taps] * kernel[column][tap % taps]);
      }
    }
    return all;
  }

  static float[] flat(double[][] matrix) {
    float[] values = new float[matrix.length * matrix[0].length];
    int i = 0;
    for (double[] row : matrix) {
      for (double value : row) {
        values[i++] = (float) value;
      }
    }
    return values;
  }
}
