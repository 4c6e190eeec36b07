// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is in a picture, for judges that must not ask the captions. */
final class Attributes {

  private Attributes() {}

  static Map<String, Object> of(DrawnBird bird) {
    Scene scene = bird.scene();
    Species species = scene.species();
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("id", Integer.toString(bird.number()));
    attributes.put("species", species.className());
    attributes.put("split", word(species.split()));
    for (Part part : Part.values()) {
      attributes.put(word(part), species.tint(part).word());
    }
    attributes.put("wing_bars", species.wingBars().map(Tint::word).orElse(null));
    attributes.put("eye_ring", species.eyeRing().map(Tint::word).orElse(null));
    attributes.put("bill", word(species.bill()));
    attributes.put("bill_color", species.billTint().word());
    attributes.put("legs", species.legTint().word());
    attributes.put("tail_length", word(species.tail()));
    attributes.put("size", word(species.build()));
    attributes.put("pose", word(scene.pose()));
    attributes.put("scenery", word(scene.scenery()));
    attributes.put("faces", scene.facesLeft() ? "left" : "right");
    return attributes;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
