-- (to come)
set role haandholdt_keeper;
reset role;
