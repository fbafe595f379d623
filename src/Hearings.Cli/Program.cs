Console.WriteLine("hearings");
