// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.pictures.CaptionedPictures;
import io.stackgan.trainer.dataset.pictures.ImageFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a data set of captioned pictures. */
@Command(
    name = "from-pictures",
    description = {
      "Makes an image folder of pictures that have a text file each beside them, a caption a line:"
          + " robin.png and robin.txt. A picture's folder is its class. What cannot be used is left"
          + " out and named."
    },
    footer = {"", "Example: ./stackgan dataset from-pictures birds flowers --out pictures"},
    mixinStandardHelpOptions = true)
final class FromPictures implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Folders of pictures, beside one another.")
  private List<Path> folders;

  @Option(names = "--out", required = true, description = "A new or empty folder.")
  private Path out;

  @Option(
      names = "--first-line",
      description = "Only a text's first line is a caption: others may be translations or tags.")
  private boolean firstLine;

  @Option(
      names = "--square",
      description = "Lays each picture on a white square, where training would squeeze it.")
  private boolean square;

  @Override
  public Integer call() {
    CaptionedPictures pictures = new CaptionedPictures(firstLine);
    Path base = folders.get(0).toAbsolutePath().normalize().getParent();
    folders.forEach(folder -> pictures.add(folder.toAbsolutePath().normalize()));
    int count = new ImageFolder(out, square).write(pictures, base);
    PrintWriter terminal = spec.commandLine().getOut();
    pictures.faults().forEach(fault -> terminal.println("Left out: " + fault));
    terminal.printf("%d pictures are in %s. Next: ./stackgan dataset check %s%n", count, out, out);
    return 0;
  }
}
