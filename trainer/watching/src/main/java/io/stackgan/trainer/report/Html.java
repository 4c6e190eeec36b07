// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import java.util.Base64;

/** Text of a page; what is not raw is escaped. */
final class Html {

  private final StringBuilder text = new StringBuilder();

  /**
   * @param tag maybe with attributes
   */
  Html open(String tag) {
    text.append('<').append(tag).append('>');
    return this;
  }

  Html close(String tag) {
    text.append("</").append(tag).append(">\n");
    return this;
  }

  /**
   * @param tag maybe with attributes
   */
  Html element(String tag, String content) {
    open(tag).text.append(escaped(content));
    return close(tag.split(" ", 2)[0]);
  }

  Html raw(String html) {
    text.append(html);
    return this;
  }

  String text() {
    return text.toString();
  }

  /** A picture that is part of the page. */
  static String image(String type, byte[] bytes) {
    return "<img alt='' src='data:image/%s;base64,%s'>"
        .formatted(type, Base64.getEncoder().encodeToString(bytes));
  }

  private static String escaped(String content) {
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
