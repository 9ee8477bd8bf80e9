/** Data structures, algorithms and parts of machines. */
export const computing = `hash table = hash map = hashmap = hashtable
double-ended queue = deque
mutex = mutual exclusion lock = mutex lock
SQL injection = SQL injection attack = SQLi
cross-site scripting = XSS
cross-site request forgery = CSRF = XSRF
man-in-the-middle attack = MITM attack
denial-of-service attack = DoS attack
distributed denial-of-service attack = DDoS attack
Dijkstra's algorithm = Dijkstra's shortest-path algorithm
Prim's algorithm = Jarník's algorithm = Prim–Jarník algorithm
Bellman–Ford algorithm = Bellman–Ford
Floyd–Warshall algorithm = Floyd–Warshall = Roy–Floyd–Warshall algorithm
Knuth–Morris–Pratt algorithm = KMP algorithm
merge sort = mergesort
quick sort = quicksort
heap sort = heapsort
bubble sort = bubblesort
bucket sort = bin sort
linear search = sequential search
binary search = half-interval search = binary chop
shortest job first = shortest job next
deterministic finite automaton = DFA = deterministic finite-state automaton = deterministic finite acceptor
non-deterministic finite automaton = NFA
finite-state machine = finite-state automaton = FSM
Kleene star = Kleene closure
Backus–Naur form = Backus normal form
public-key cryptography = asymmetric cryptography = asymmetric-key cryptography
symmetric-key cryptography = secret-key cryptography = symmetric cryptography
Diffie–Hellman key exchange = Diffie–Hellman
just-in-time compilation = JIT compilation
anonymous function = lambda function
call by value = pass by value
call by reference = pass by reference
derived class = child class
base class = parent class
ternary operator = conditional operator
hard disk drive = hard drive = HDD
motherboard = mainboard
multiplexer = data selector
Von Neumann architecture = Princeton architecture
hypertext transfer protocol = HTTP
convolutional neural network = ConvNet
backpropagation = back-propagation = backprop
rectified linear unit = ReLU
true positive rate = sensitivity
true negative rate = specificity
confusion matrix = error matrix
L1 regularization = lasso regularization
L2 regularization = ridge regularization
k-nearest neighbors = k-NN
cache line = cache block
pseudorandom number generator = PRNG`;
