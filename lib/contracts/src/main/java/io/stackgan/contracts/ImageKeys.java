// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/** Where pictures lie in the object store. */
public final class ImageKeys {

  /** What every picture's key begins with; a lifecycle rule lets them expire. */
  public static final String PREFIX = "images/";

  private ImageKeys() {}

  /** The picture that the job asked for. */
  public static String picture(String job, int index) {
    return PREFIX + job + "/" + index + ".png";
  }

  /** The 64×64 sketch of a 256×256 picture. */
  public static String sketch(String job, int index) {
    return PREFIX + job + "/" + index + "-64.png";
  }
}
