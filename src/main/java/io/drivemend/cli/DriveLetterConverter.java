package io.drivemend.cli;

import io.drivemend.model.DriveLetter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --letter D}, {@code d:} or {@code D:\}. */
final class DriveLetterConverter implements ITypeConverter<DriveLetter> {

  @Override
  public DriveLetter convert(String text) {
    return DriveLetter.parse(text)
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a drive letter, A to Z."));
  }
}
