"""What a new survey needs beside its records -> the files of a project that uses the package."""
