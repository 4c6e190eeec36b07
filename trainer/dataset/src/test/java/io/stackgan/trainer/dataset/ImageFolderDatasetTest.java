// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFolderDatasetTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    for (String name : List.of("a.png", "b.png", "robin/c.png")) {
      TinyCub.image(folder.resolve(name));
    }
  }

  @Test
  void csv_mayQuoteCommasQuotesAndLines() throws IOException {
    TinyCub.write(
        folder,
        "metadata.csv",
        "\uFEFFfile_name,text\r\na.png,\"red, \"\"very\"\" red\"\r\nb.png,\"two\nlines\"\r\n");

    assertThat(DatasetReader.read(folder).samples())
        .extracting(Sample::captions)
        .containsExactly(List.of("red, \"very\" red"), List.of("two\nlines"));
  }

  @Test
  void moreRowsOfAFile_addCaptions() throws IOException {
    TinyCub.write(folder, "metadata.csv", "file_name,text\na.png,one\nb.png,other\na.png,two\n");

    assertThat(DatasetReader.read(folder).samples().get(0).captions())
        .containsExactly("one", "two");
  }

  @Test
  void class_isTheLabelOrTheFolderOrTheImageItself() throws IOException {
    TinyCub.write(
        folder,
        "metadata.jsonl",
        """
        {"file_name": "a.png", "text": "one", "label": 3}
        {"file_name": "robin/c.png", "text": "two"}
        {"file_name": "b.png", "text": "three"}
        """);

    assertThat(DatasetReader.read(folder).classNames()).containsExactly("3", "robin", "b.png");
  }

  @Test
  void column_namesTheSplit() throws IOException {
    TinyCub.write(
        folder, "metadata.csv", "file_name,text,split\na.png,one,train\nrobin/c.png,two,test\n");

    ImageTextDataset dataset = DatasetReader.read(folder);

    assertThat(dataset.samples())
        .extracting(Sample::split)
        .containsExactly(Split.TRAIN, Split.TEST);
    assertThat(dataset.classNames()).containsExactly("a.png", "robin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "metadata.jsonl | {\"text\": \"a\"} | metadata.jsonl:2: has no file_name",
        "metadata.jsonl | {\"file_name\": \"b.png\", \"text\": \" \"} | metadata.jsonl:2: b.png has"
            + " no text",
        "metadata.jsonl | [1] | metadata.jsonl:2: is not a JSON object",
        "metadata.jsonl | {\"file_name\": \"x.png\", \"text\": \"a\"} | metadata.jsonl:2: x.png"
            + " does not exist",
        "metadata.jsonl | {\"file_name\": \"../x.png\", \"text\": \"a\"} | metadata.jsonl:2:"
            + " ../x.png leads out of the folder",
        "metadata.jsonl | {\"file_name\": \"a.png\", \"text\": \"first\"} | metadata.jsonl:2: a.png"
            + " with this text was given before, first in line 1 of metadata.jsonl",
      })
  void fault_isReportedWithFileAndLine(String file, String line, String fault) throws IOException {
    TinyCub.write(folder, file, "{\"file_name\": \"a.png\", \"text\": \"first\"}\n" + line + "\n");

    assertFault(fault);
  }

  @Test
  void brokenJson_isAFault() throws IOException {
    TinyCub.write(
        folder, "metadata.jsonl", "{\"file_name\": \"a.png\", \"text\": \"first\"}\n{\"file\n");

    assertThat(DatasetReader.read(folder).report().faults())
        .first()
        .asString()
        .startsWith("metadata.jsonl:2: is not JSON");
  }

  @Test
  void imageWithoutCaption_isAFault() throws IOException {
    TinyCub.write(folder, "metadata.csv", "file_name,text\na.png,one\nb.png,two\n");

    assertThat(DatasetReader.read(folder).report().faults())
        .extracting(Fault::toString)
        .containsExactly("robin/c.png: has no caption: no usable row of metadata names it");
  }

  @Test
  void csvRowOfAnotherLength_isAFault() throws IOException {
    TinyCub.write(folder, "metadata.csv", "file_name,text\na.png,one\n\nb.png,red, very\n");

    assertFault("metadata.csv:4: has 3 values for 2 columns");
  }

  @Test
  void imageInNoSplit_isAFault() throws IOException {
    TinyCub.write(folder, "metadata.csv", "file_name,text,split\na.png,one,train\nb.png,two,\n");

    assertFault("metadata.csv:3: b.png is in no split, others are");
  }

  @Test
  void nothingUsable_isAClearError() throws IOException {
    TinyCub.write(folder, "metadata.csv", "file_name,text\n");

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("No usable image");
  }

  private void assertFault(String fault) {
    assertThat(DatasetReader.read(folder).report().faults())
        .extracting(Fault::toString)
        .contains(fault);
  }
}
