// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;

/** All that a pickle of the layout may construct, by its Python name. */
final class LayoutTypes {

  private static final IObjectConstructor RECONSTRUCT = arguments -> new NumpyArray();

  /** Arguments: buffer, type, shape, order. */
  private static final IObjectConstructor FROM_BUFFER =
      arguments -> NumpyArray.of((Object[]) arguments[2], (NumpyType) arguments[1], arguments[0]);

  private static final IObjectConstructor NAME_ONLY =
      arguments -> {
        throw new RefusedPickleException("constructs a numpy array in an unknown way");
      };

  private static final Map<String, IObjectConstructor> TYPES =
      Map.of(
          "numpy.core.multiarray _reconstruct", RECONSTRUCT,
          "numpy._core.multiarray _reconstruct", RECONSTRUCT,
          "numpy.core.numeric _frombuffer", FROM_BUFFER,
          "numpy._core.numeric _frombuffer", FROM_BUFFER,
          "numpy ndarray", NAME_ONLY,
          "numpy dtype", NumpyType::new,
          "_codecs encode", LayoutTypes::latin1);

  private LayoutTypes() {}

  static IObjectConstructor named(String module, String name) {
    IObjectConstructor constructor = TYPES.get(module + " " + name);
    if (constructor == null) {
      throw new RefusedPickleException(
          "asks for "
              + module
              + "."
              + name
              + ", which no data set needs; it may be hostile and was not read further");
    }
    return constructor;
  }

  /** How Python 3 writes bytes for Python 2 to read. */
  private static byte[] latin1(Object[] arguments) {
    if (arguments.length != 2 || !"latin1".equals(arguments[1])) {
      throw new RefusedPickleException("encodes a text otherwise than as latin1");
    }
    return ((String) arguments[0]).getBytes(StandardCharsets.ISO_8859_1);
  }
}
