Console.WriteLine("bench.sh names the parts.");
