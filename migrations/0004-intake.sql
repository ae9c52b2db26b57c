-- What the front door and the desk share when an enquiry comes in.

set role haandholdt_keeper;

reset role;
