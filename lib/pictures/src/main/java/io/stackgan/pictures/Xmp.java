// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An XMP packet (ISO 16684-1) with the recipe and how much the file was compressed. */
final class Xmp {

  private static final String NAMESPACE = "urn:stackgan:picture:1";
  private static final String PACKET =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
       <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:stackgan="%s">
         <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
         <stackgan:recipe>%s</stackgan:recipe>
         <stackgan:side>%d</stackgan:side>
         <stackgan:compression>%d</stackgan:compression>
        </rdf:Description>
       </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>""";

  private Xmp() {}

  static byte[] packet(PictureOrigin origin) {
    Recipe recipe = origin.recipe();
    return PACKET
        .formatted(
            NAMESPACE,
            escaped(recipe.prompt()),
            escaped(recipe.json()),
            origin.side(),
            origin.compression())
        .getBytes(UTF_8);
  }

  static Optional<PictureOrigin> read(byte[] packet) {
    Document document = parse(packet);
    return text(document, "recipe")
        .map(Recipe::parse)
        .map(
            recipe ->
                new PictureOrigin(
                    recipe, number(document, "side"), number(document, "compression")));
  }

  private static int number(Document document, String name) {
    return text(document, name)
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::valueOf)
        .orElseThrow(() -> new UnreadablePictureException("The picture's XMP has no " + name));
  }

  private static Optional<String> text(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS(NAMESPACE, name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().trim());
  }

  private static Document parse(byte[] packet) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(packet));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform reads XML safely", e);
    } catch (SAXException | IOException e) {
      throw new UnreadablePictureException("The picture's XMP is no XML: " + e.getMessage(), e);
    }
  }

  /** What XML 1.0 cannot hold becomes a space. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    switch (character) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      default -> escaped.appendCodePoint(isXml(character) ? character : ' ');
    }
  }

  private static boolean isXml(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= ' ' && character != 0xFFFE && character != 0xFFFF);
  }
}
